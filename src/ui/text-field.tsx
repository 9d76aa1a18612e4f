'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Field } from './field'
import { Input } from './input'

interface TextFieldProps extends Omit<ComponentProps<typeof Input>, 'value' | 'onChange' | 'className'> {
  label: string
  help?: ReactNode
  error?: string | undefined
  value: string
  onValueChange: (value: string) => void
  /** Of the whole field. */
  className?: string
  inputClassName?: string
}

/** One line of text with its label, help and fault. */
export function TextField(props: TextFieldProps) {
  const { label, help, error, required, className, inputClassName, onValueChange, ...input } = props
  return (
    <Field label={label} help={help} error={error} required={required} className={className}>
      {(control) => (
        <Input
          {...control}
          {...input}
          className={inputClassName}
          onChange={(event) => onValueChange(event.target.value)}
        />
      )}
    </Field>
  )
}
