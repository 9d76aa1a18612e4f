'use client'

import { useId } from 'react'
import { cn } from '@/ui/cn'
import { Switch } from '@/ui/switch'

interface Props {
  label: string
  checked: boolean
  onChange: (on: boolean) => void
  disabled: boolean
  className?: string
}

/** A small switch with its words in front, inside a row of a form. */
export function SwitchRow({ label, checked, onChange, disabled, className }: Props) {
  const id = useId()
  return (
    <div className={cn('flex items-center justify-between gap-1.5 text-ink-2 text-xs', className)}>
      <label htmlFor={id}>{label}</label>
      <Switch id={id} checked={checked} disabled={disabled} onCheckedChange={onChange} />
    </div>
  )
}
