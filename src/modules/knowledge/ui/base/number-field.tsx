'use client'

import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'

interface NumberFieldProps {
  label: string
  /** As typed: it may not be a number yet. */
  value: string
  min: number
  max: number
  onValueChange: (value: string) => void
}

/** A whole number between bounds, with the bounds said when it is none. */
export function NumberField({ label, value, min, max, onValueChange }: NumberFieldProps) {
  const error = wholeNumber(value, min, max) === undefined ? t('base_settings.number', { min, max }) : undefined
  return (
    <Field label={label} error={error}>
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          className="tabular"
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
        />
      )}
    </Field>
  )
}

export function wholeNumber(text: string, min: number, max: number): number | undefined {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= min && value <= max ? value : undefined
}
