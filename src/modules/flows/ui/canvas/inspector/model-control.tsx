'use client'

import { isRecord } from '@/lib/is-record'
import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'
import { asText, at } from '../model/record'
import type { ControlProps } from './control-props'

/** The name of a model: one of the suggested or any other. */
export function ModelControl({ field, value, control, disabled, onChange }: ControlProps) {
  const first = Array.isArray(value) ? value[0] : undefined
  const name = typeof value === 'string' ? value : (asText(at(first, 'name')) ?? '')
  return (
    <Combobox
      {...control}
      allowOther
      disabled={disabled}
      value={name}
      placeholder={field.placeholder ?? t('form.choose')}
      options={(field.options ?? []).map((option) => ({ value: option }))}
      // Newer exports keep a list with one described model: the description goes with the name it described.
      onValueChange={(next) => onChange(isRecord(first) ? [{ ...first, name: next }] : next)}
    />
  )
}
