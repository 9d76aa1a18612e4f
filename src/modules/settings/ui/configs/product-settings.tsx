'use client'

import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { isSettingKey } from '../../contract/product-settings'
import { SettingRow } from './setting-row'

/** Every setting of the product, in the order of its catalogue. */
export function ProductSettings() {
  const settings = api.settings.list_product_settings.useQuery({})
  if (settings.isPending) return <Skeleton className="h-[560px] max-w-[860px] rounded-lg" />
  if (settings.isError)
    return (
      <ErrorState
        title={t('configs.failed')}
        description={errorText(settings.error).title}
        onRetry={() => void settings.refetch()}
        retrying={settings.isRefetching}
      />
    )
  return (
    <section className="flex max-w-[860px] flex-col gap-3">
      <p className="text-ink-2 text-sm">{t('configs.intro')}</p>
      <ul className="divide-y rounded-lg border bg-surface">
        {settings.data.map(({ config_key, ...setting }) =>
          isSettingKey(config_key) ? (
            // Made anew when the stored value changes, so that what was typed gives way to it.
            <SettingRow key={`${config_key}=${setting.config_value}`} setting={{ ...setting, config_key }} />
          ) : null,
        )}
      </ul>
    </section>
  )
}
