'use client'

import { useState } from 'react'
import { SecretInput } from '@/ui/secret-input'
import type { ControlProps } from './control-props'

/** A secret typed into the node itself; it is never shown again, only replaced. */
export function SecretControl({ value, control, disabled, onChange }: ControlProps) {
  const [before] = useState(value)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  return (
    <SecretInput
      {...control}
      disabled={disabled}
      stored={before !== undefined && before !== ''}
      value={typed}
      onValueChange={(next) => {
        setTyped(next)
        onChange(next ?? before)
      }}
    />
  )
}
