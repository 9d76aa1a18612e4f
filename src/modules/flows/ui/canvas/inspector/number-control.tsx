'use client'

import { useState } from 'react'
import { Input } from '@/ui/input'
import { Slider } from '@/ui/slider'
import { asTypedText, type ControlProps } from './control-props'
import { numberProblem } from './field-problem'

/** A number; what is typed is stored once it is one. */
export function NumberControl({ field, value, control, disabled, onChange }: ControlProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const { min, max } = field
  if (field.type === 'slider' && min !== undefined && max !== undefined && !disabled) {
    return (
      <Slider
        {...control}
        label={field.display_name}
        value={typeof value === 'number' ? value : Number(value ?? min) || min}
        min={min}
        max={max}
        step={field.step ?? (max - min) / 100}
        onValueChange={onChange}
      />
    )
  }
  const problem = typed === undefined ? undefined : numberProblem(field, typed)
  return (
    <>
      <Input
        {...control}
        inputMode={field.type === 'integer' ? 'numeric' : 'decimal'}
        aria-invalid={problem ? true : control['aria-invalid']}
        value={typed ?? asTypedText(value)}
        placeholder={field.placeholder}
        disabled={disabled}
        onChange={(event) => {
          const next = event.target.value
          setTyped(next)
          if (numberProblem(field, next) === undefined) onChange(next.trim() === '' ? '' : Number(next))
        }}
        onBlur={() => problem === undefined && setTyped(undefined)}
        className="tabular"
      />
      {problem && <p className="text-bad text-xs">{problem}</p>}
    </>
  )
}
