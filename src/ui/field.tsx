'use client'

import { Label } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { t } from '@/lib/messages/t'
import { cn } from './cn'

/** What the control inside a field must carry, so that label, help and error belong to it. */
export interface FieldControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
  'aria-required': boolean | undefined
}

interface FieldProps {
  label: ReactNode
  help?: ReactNode
  error?: string | undefined
  required?: boolean
  /** Stands at the right end of the label's line. */
  action?: ReactNode
  className?: string
  children: (control: FieldControlProps) => ReactNode
}

/** Label above, help under, error beside the label's control. */
export function Field({ label, help, error, required, action, className, children }: FieldProps) {
  const id = useId()
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={cn('flex min-w-0 flex-col gap-1', className)}>
      <div className="flex min-h-5 items-center justify-between gap-2">
        <Label.Root
          htmlFor={id}
          title={required ? t('form.required') : undefined}
          className={cn(
            'min-w-0 truncate font-medium text-ink text-xs',
            // Said to assistive technology by aria-required, so the star is only for the eye.
            required && "after:ml-0.5 after:text-bad after:content-['*'_/_'']",
          )}
        >
          {label}
        </Label.Root>
        {action}
      </div>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      {error && (
        <p id={`${id}-error`} className="text-bad text-xs">
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="text-ink-3 text-xs">
          {help}
        </p>
      )}
    </div>
  )
}
