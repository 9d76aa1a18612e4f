'use client'

import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Input } from '@/ui/input'
import { Select } from '@/ui/select'
import { Switch } from '@/ui/switch'
import type { SettingControl } from '../../contract/product-settings'
import { readerText } from '../reader-text'

interface SettingInputProps {
  id: string
  name: string
  control: SettingControl
  /** As typed. */
  value: string
  /** As it counts now. */
  stored: string
  invalid: boolean
  disabled: boolean
  onTyped: (value: string) => void
  onStore: (value: string) => void
}

/** The control that fits a setting. Switches and selects store at once; what is typed waits for Enter or the button. */
export function SettingInput(props: SettingInputProps) {
  const { id, name, control, value, stored, invalid, disabled, onTyped, onStore } = props
  const described = invalid ? `${id}-help ${id}-error` : `${id}-help`
  if (control.kind === 'switch')
    return (
      <Switch
        id={id}
        aria-describedby={described}
        checked={value === 'true'}
        disabled={disabled}
        onCheckedChange={(on) => onStore(String(on))}
      />
    )
  if (control.kind === 'select')
    return (
      <Select
        id={id}
        aria-describedby={described}
        aria-invalid={invalid || undefined}
        aria-required={false}
        className="w-44"
        value={value}
        disabled={disabled}
        options={control.options.map((option) => ({ value: option.value, label: readerText(option.name) }))}
        onValueChange={onStore}
      />
    )
  const number = control.kind === 'number'
  const changed = value.trim() !== stored
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (changed && !invalid) onStore(value.trim())
      }}
    >
      {changed && (
        <Button
          type="submit"
          size="sm"
          variant="primary"
          aria-label={t('configs.save_one', { name })}
          disabled={invalid || disabled}
        >
          {t('action.save')}
        </Button>
      )}
      <Input
        id={id}
        aria-describedby={described}
        aria-invalid={invalid || undefined}
        autoComplete="off"
        inputMode={number ? 'decimal' : undefined}
        maxLength={number ? 20 : control.max}
        className={number ? 'tabular w-28 text-right' : 'w-52'}
        value={value}
        disabled={disabled}
        onChange={(event) => onTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onTyped(stored)}
      />
      {number && <span className="w-12 text-ink-3 text-xs">{readerText(control.unit)}</span>}
    </form>
  )
}
