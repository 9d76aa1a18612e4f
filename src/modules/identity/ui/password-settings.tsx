'use client'

import { useForm } from 'react-hook-form'
import { api } from '@/client/console/api'
import { errorText, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'
import { toastDone, toastError } from '@/ui/toast'

interface Passwords {
  current_password: string
  new_password: string
}

/** A new password; every other sign-in ends. */
export function PasswordSettings() {
  const form = useForm<Passwords>({ defaultValues: { current_password: '', new_password: '' } })
  const { errors, isDirty, isSubmitting } = form.formState
  const change = api.identity.change_password.useMutation()

  async function submit(values: Passwords) {
    try {
      const { ended_sessions } = await change.mutateAsync(values)
      form.reset()
      toastDone(t('profile.changed', { count: ended_sessions }))
    } catch (error) {
      const fields = fieldErrors(error)
      if (fields.current_password) form.setError('current_password', { message: fields.current_password })
      if (fields.new_password) form.setError('new_password', { message: fields.new_password })
      if (!fields.current_password && !fields.new_password) toastError(t('settings.not_saved'), errorText(error).title)
    }
  }

  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void form.handleSubmit(submit)(event)} noValidate>
      <div>
        <h2 className="font-semibold text-base">{t('profile.password')}</h2>
        <p className="mt-0.5 text-ink-2 text-sm">{t('profile.password_help')}</p>
      </div>
      <Field label={t('profile.current')} error={errors.current_password?.message}>
        {(control) => (
          <Input
            {...control}
            type="password"
            {...form.register('current_password', { required: t('form.required') })}
            autoComplete="current-password"
          />
        )}
      </Field>
      <Field label={t('profile.new')} error={errors.new_password?.message}>
        {(control) => (
          <Input
            {...control}
            type="password"
            {...form.register('new_password', {
              required: t('form.required'),
              minLength: { value: 8, message: t('setup.password_short') },
            })}
            autoComplete="new-password"
          />
        )}
      </Field>
      <div>
        <Button type="submit" disabled={!isDirty} busy={isSubmitting}>
          {t('profile.change')}
        </Button>
      </div>
    </form>
  )
}
