'use client'

import { RotateCcw } from 'lucide-react'
import { useId, useState } from 'react'
import { api, type Outputs } from '@/client/console/api'
import { errorWords } from '@/client/console/error-text'
import { useCan } from '@/client/console/use-can'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { IconButton } from '@/ui/icon-button'
import { toastDone } from '@/ui/toast'
import { productSettings, type SettingControl, type SettingKey } from '../../contract/product-settings'
import { readerText } from '../reader-text'
import { SettingInput } from './setting-input'

type Setting = Omit<Outputs['settings']['list_product_settings'][number], 'config_key'> & { config_key: SettingKey }

/** One setting: what it does, its value in the form that fits, and the way back to its default. */
export function SettingRow({ setting }: { setting: Setting }) {
  const { config_id, config_key, config_value, default_value, is_changed } = setting
  const { name, help, control, schema } = productSettings[config_key]
  const utils = api.useUtils()
  const patch = api.settings.patch_config.useMutation()
  const reset = api.settings.reset_config.useMutation()
  const [typed, setTyped] = useState(config_value)
  const [fault, setFault] = useState<string>()
  const id = useId()
  const may = useCan()('config:modify')
  const busy = patch.isPending || reset.isPending
  const title = readerText(name)
  const checked = schema.safeParse(typed)
  const problem = checked.success ? fault : checked.error.issues[0]?.message

  async function save(change: () => Promise<unknown>) {
    setFault(undefined)
    try {
      await change()
      await Promise.all([
        utils.settings.list_product_settings.invalidate(),
        utils.settings.read_configs.invalidate(),
        utils.settings.get_config.invalidate(),
      ])
      toastDone(t('configs.saved', { name: title }))
    } catch (error) {
      setTyped(config_value)
      setFault(errorWords(error))
    }
  }
  const store = (value: string) => save(() => patch.mutateAsync({ config_id, config_value: value }))

  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-2 px-4 py-3 max-md:grid-cols-1">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <label htmlFor={id} className="font-medium text-sm">
            {title}
          </label>
          {is_changed && <Badge tone="accent">{t('configs.changed')}</Badge>}
        </p>
        <p id={`${id}-help`} className="mt-0.5 max-w-[52ch] text-ink-2 text-xs">
          {readerText(help)}
        </p>
        <p className="mt-1 flex flex-wrap gap-x-3 text-ink-3 text-xs">
          <code className="font-mono">{config_key}</code>
          {is_changed && <span>{t('configs.default_is', { value: valueText(control, default_value) })}</span>}
        </p>
      </div>
      <div className="flex flex-col gap-1 md:w-[300px] md:items-end">
        <div className="flex min-h-8 items-center gap-1 max-md:flex-row-reverse max-md:justify-end">
          {is_changed && may && (
            <IconButton
              icon={RotateCcw}
              size="sm"
              label={t('configs.reset_one', { name: title })}
              disabled={busy}
              onClick={() => void save(() => reset.mutateAsync({ config_id }))}
            />
          )}
          <SettingInput
            id={id}
            name={title}
            control={control}
            value={typed}
            stored={config_value}
            invalid={problem !== undefined}
            disabled={!may || busy}
            onTyped={setTyped}
            onStore={(value) => {
              setTyped(value)
              void store(value)
            }}
          />
        </div>
        {problem && (
          <p id={`${id}-error`} role="alert" className="text-bad text-xs md:text-right">
            {problem}
          </p>
        )}
      </div>
    </li>
  )
}

function valueText(control: SettingControl, value: string): string {
  if (control.kind === 'switch') return t(value === 'true' ? 'configs.on' : 'configs.off')
  if (control.kind === 'number') return `${value} ${readerText(control.unit)}`
  const option = control.kind === 'select' ? control.options.find((one) => one.value === value) : undefined
  return option ? readerText(option.name) : value
}
