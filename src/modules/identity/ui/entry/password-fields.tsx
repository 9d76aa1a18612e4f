'use client'

import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'

export interface PasswordValues {
  password: string
  repeat: string
}

interface PasswordFieldsProps {
  register: UseFormRegister<PasswordValues>
  errors: FieldErrors<PasswordValues>
}

/** A password that somebody chooses, twice. */
export function PasswordFields({ register, errors }: PasswordFieldsProps) {
  return (
    <>
      <Field label={t('setup.password')} help={t('setup.password_help')} error={errors.password?.message} required>
        {(control) => (
          <Input
            {...control}
            type="password"
            {...register('password', {
              required: t('form.required'),
              minLength: { value: 8, message: t('setup.password_short') },
            })}
            autoComplete="new-password"
            autoFocus
          />
        )}
      </Field>
      <Field label={t('setup.repeat')} error={errors.repeat?.message} required>
        {(control) => (
          <Input
            {...control}
            type="password"
            {...register('repeat', {
              validate: (value, values) => value === values.password || t('setup.repeat_wrong'),
            })}
            autoComplete="new-password"
          />
        )}
      </Field>
    </>
  )
}
