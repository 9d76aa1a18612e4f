'use client'

import { useState } from 'react'
import { Textarea } from '@/ui/textarea'
import type { ControlProps } from './control-props'
import { jsonProblem } from './field-problem'

/** A structured value as JSON; what is typed is stored once it is valid. */
export function JsonControl({ field, value, control, disabled, onChange }: ControlProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const problem = typed === undefined ? undefined : jsonProblem(typed)
  const stored = value === undefined || value === null || value === '' ? '' : JSON.stringify(value, null, 2)
  return (
    <>
      <Textarea
        {...control}
        rows={5}
        spellCheck={false}
        disabled={disabled}
        placeholder={field.placeholder}
        aria-invalid={problem ? true : control['aria-invalid']}
        value={typed ?? stored}
        onChange={(event) => {
          const next = event.target.value
          setTyped(next)
          if (jsonProblem(next) === undefined) onChange(next.trim() === '' ? [] : JSON.parse(next))
        }}
        onBlur={() => problem === undefined && setTyped(undefined)}
        className="font-mono text-xs"
      />
      {problem && <p className="text-bad text-xs">{problem}</p>}
    </>
  )
}
