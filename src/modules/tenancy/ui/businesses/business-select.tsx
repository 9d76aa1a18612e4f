'use client'

import { t } from '@/lib/messages/t'
import { Combobox } from '@/ui/combobox'
import type { FieldControlProps } from '@/ui/field'
import { useBusinessNames } from './business-names'

interface BusinessSelectProps extends Partial<FieldControlProps> {
  /** 0: none. */
  value: number
  onValueChange: (business_id: number) => void
  /** The ones to choose from; all that the reader sees when left out. The one that is chosen is always there. */
  only?: readonly number[]
  /** None may be chosen. */
  optional?: boolean
  disabled?: boolean
}

/** A line of business, found by any part of the way down to it. */
export function BusinessSelect({ value, onValueChange, only, optional, disabled, ...control }: BusinessSelectProps) {
  const names = useBusinessNames()
  const options = [...names]
    .filter(([id]) => id === value || !only || only.includes(id))
    .map(([id, { path }]) => ({ value: String(id), label: path }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
  // What the reader does not see is chosen all the same.
  const hidden = value !== 0 && !names.has(value) ? [{ value: String(value), label: t('share.business_unseen') }] : []
  return (
    <Combobox
      {...control}
      value={value === 0 && !optional ? '' : String(value)}
      onValueChange={(id) => onValueChange(Number(id))}
      placeholder={t('share.business_choose')}
      options={[...(optional ? [{ value: '0', label: t('share.business_none') }] : []), ...hidden, ...options]}
      {...(disabled ? { disabled } : {})}
    />
  )
}
