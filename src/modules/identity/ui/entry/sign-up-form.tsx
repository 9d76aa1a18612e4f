'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/client/console/api'
import { errorWords, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { EntryCard } from '@/ui/entry-card'
import { TextField } from '@/ui/text-field'
import { PasswordFields, type PasswordValues } from './password-fields'

/** An account of one's own. */
export function SignUpForm() {
  const add = api.identity.add_user.useMutation()
  const form = useForm<PasswordValues>({ defaultValues: { password: '', repeat: '' } })
  const { errors, isSubmitting } = form.formState
  const [username, setUsername] = useState('')
  const [nameFault, setNameFault] = useState<string>()
  const [waiting, setWaiting] = useState<string>()

  async function submit({ password }: PasswordValues) {
    if (username.trim() === '') return setNameFault(t('form.required'))
    setNameFault(undefined)
    try {
      const user = await add.mutateAsync({ username: username.trim(), password })
      if (!user.is_active) return setWaiting(user.username)
      window.location.assign(`/sign-in?name=${encodeURIComponent(user.username)}`)
      // Stays busy while the browser leaves.
      await new Promise(() => undefined)
    } catch (error) {
      const fields = fieldErrors(error)
      if (fields.password) form.setError('password', { message: fields.password })
      else setNameFault(fields.username ?? errorWords(error))
    }
  }

  if (waiting !== undefined)
    return (
      <EntryCard title={t('sign_up.wait_title')} intro={t('sign_up.wait_text', { name: waiting })}>
        <Button asChild size="lg" className="w-full">
          <Link href="/sign-in">{t('welcome.to_sign_in')}</Link>
        </Button>
      </EntryCard>
    )
  return (
    <EntryCard title={t('sign_up.title')}>
      <form className="flex flex-col gap-4" onSubmit={(event) => void form.handleSubmit(submit)(event)} noValidate>
        <TextField
          label={t('setup.username')}
          help={t('setup.username_help')}
          error={nameFault}
          required
          autoComplete="username"
          autoCapitalize="none"
          maxLength={64}
          value={username}
          onValueChange={setUsername}
        />
        <PasswordFields register={form.register} errors={errors} />
        <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
          {t('sign_up.submit')}
        </Button>
        <Link href="/sign-in" className="text-center text-accent-ink text-sm hover:underline">
          {t('sign_up.have_one')}
        </Link>
      </form>
    </EntryCard>
  )
}
