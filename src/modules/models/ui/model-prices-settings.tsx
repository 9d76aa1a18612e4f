'use client'

import { CircleDollarSign, Plus } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { EmptyState } from '@/ui/empty-state'
import { ErrorState } from '@/ui/error-state'
import { Skeleton } from '@/ui/skeleton'
import { toastError } from '@/ui/toast'
import { ModelPriceDialog, type ModelPriceRow } from './model-price-dialog'

/** What models cost, which the costs of runs are counted by. */
export function ModelPricesSettings() {
  const utils = api.useUtils()
  const prices = api.models.list_model_prices.useQuery({})
  const remove = api.models.remove_model_price.useMutation()
  const [editing, setEditing] = useState<ModelPriceRow | 'new'>()

  async function drop(pattern: string) {
    try {
      await remove.mutateAsync({ pattern })
      await utils.models.list_model_prices.invalidate()
    } catch (error) {
      toastError(t('settings.not_saved'), errorText(error).title)
    }
  }

  const add = (
    <Button variant="primary" onClick={() => setEditing('new')}>
      <Plus aria-hidden />
      {t('prices.new')}
    </Button>
  )
  return (
    <section className="flex flex-col gap-4">
      <div className="flex items-start justify-between gap-4">
        <p className="text-ink-2 text-sm">{t('prices.intro')}</p>
        {prices.data && prices.data.length > 0 && add}
      </div>
      {prices.isPending ? (
        <Skeleton className="h-32 rounded-lg" />
      ) : prices.isError ? (
        <ErrorState
          title={t('prices.failed')}
          description={errorText(prices.error).title}
          onRetry={() => void prices.refetch()}
          retrying={prices.isRefetching}
        />
      ) : prices.data.length === 0 ? (
        <EmptyState
          className="rounded-lg border"
          icon={CircleDollarSign}
          title={t('prices.empty_title')}
          description={t('prices.empty_text')}
          action={add}
        />
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {prices.data.map((price) => (
            <li key={price.pattern} className="flex items-center gap-3 px-4 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="truncate font-mono text-sm" title={price.pattern}>
                  {price.pattern}
                </p>
                <p className="tabular truncate text-ink-3 text-xs">
                  {t('prices.line', { input: dollars(price.input_price), output: dollars(price.output_price) })}
                </p>
              </div>
              <Button
                size="sm"
                aria-label={t('prices.edit', { name: price.pattern })}
                onClick={() => setEditing(price)}
              >
                {t('action.edit')}
              </Button>
              <Button
                size="sm"
                variant="ghost"
                aria-label={t('prices.remove', { name: price.pattern })}
                onClick={() => void drop(price.pattern)}
              >
                {t('action.delete')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {editing && (
        <ModelPriceDialog price={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </section>
  )
}

const money = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumFractionDigits: 6,
})
const dollars = (price: number) => money.format(price)
