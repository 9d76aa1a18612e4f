'use client'

import { signIn } from 'next-auth/react'
import { useForm } from 'react-hook-form'
import { api } from '@/client/console/api'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { EntryCard } from '@/ui/entry-card'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'

interface Values {
  username: string
  password: string
  repeat: string
}

interface SetupFormProps {
  /** From the printed address. */
  token: string | undefined
  needsToken: boolean
}

/** First visit: the owner chooses name and password, and is signed in. */
export function SetupForm({ token, needsToken }: SetupFormProps) {
  const form = useForm<Values>({ defaultValues: { username: '', password: '', repeat: '' } })
  const { errors, isSubmitting } = form.formState
  const create = api.tenancy.create_owner.useMutation()

  async function submit({ username, password }: Values) {
    try {
      await create.mutateAsync({ username, password, token })
      await signIn('credentials', { redirect: false, username, password })
      window.location.assign('/')
    } catch (error) {
      const { username: name, password: secret } = fieldErrors(error)
      if (name) form.setError('username', { message: name })
      if (secret) form.setError('password', { message: secret })
      if (!name && !secret) {
        form.setError('root', { message: errorWords(error) })
      }
    }
  }

  return (
    <EntryCard title={t('setup.title')} intro={t('setup.intro')}>
      <form className="flex flex-col gap-4" onSubmit={(event) => void form.handleSubmit(submit)(event)} noValidate>
        <Field label={t('setup.username')} help={t('setup.username_help')} error={errors.username?.message} required>
          {(control) => (
            <Input
              {...control}
              {...form.register('username', { required: t('form.required') })}
              autoComplete="username"
              autoCapitalize="none"
              autoFocus
            />
          )}
        </Field>
        <Field label={t('setup.password')} help={t('setup.password_help')} error={errors.password?.message} required>
          {(control) => (
            <Input
              {...control}
              type="password"
              {...form.register('password', {
                required: t('form.required'),
                minLength: { value: 8, message: t('setup.password_short') },
              })}
              autoComplete="new-password"
            />
          )}
        </Field>
        <Field label={t('setup.repeat')} error={errors.repeat?.message} required>
          {(control) => (
            <Input
              {...control}
              type="password"
              {...form.register('repeat', {
                validate: (value, values) => value === values.password || t('setup.repeat_wrong'),
              })}
              autoComplete="new-password"
            />
          )}
        </Field>
        {needsToken && !token && <p className="text-bad text-sm">{t('setup.token_missing')}</p>}
        {errors.root && (
          <p role="alert" className="text-bad text-sm">
            {errors.root.message}
          </p>
        )}
        <Button type="submit" variant="primary" size="lg" busy={isSubmitting} disabled={needsToken && !token}>
          {t('setup.submit')}
        </Button>
      </form>
    </EntryCard>
  )
}
