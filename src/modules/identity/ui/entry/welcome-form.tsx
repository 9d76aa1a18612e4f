'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { api } from '@/client/console/api'
import { errorStatus, errorWords, fieldErrors } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { EntryCard } from '@/ui/entry-card'
import { Skeleton } from '@/ui/skeleton'
import { PasswordFields, type PasswordValues } from './password-fields'

/** Who follows a link chooses a password. The token stands after `#`: it never leaves the browser in an address. */
export function WelcomeForm() {
  const [token, setToken] = useState<string>()
  const read = api.identity.read_password_link.useMutation()
  const redeem = api.identity.redeem_password_link.useMutation()
  const form = useForm<PasswordValues>({ defaultValues: { password: '', repeat: '' } })
  const { errors, isSubmitting } = form.formState
  const { mutate } = read

  useEffect(() => {
    const given = window.location.hash.slice(1)
    setToken(given)
    if (given) mutate({ token: given })
  }, [mutate])

  async function submit({ password }: PasswordValues) {
    try {
      const { username } = await redeem.mutateAsync({ token: token ?? '', password })
      window.location.assign(`/sign-in?name=${encodeURIComponent(username)}`)
      // Stays busy while the browser leaves.
      await new Promise(() => undefined)
    } catch (error) {
      const { password: wrong } = fieldErrors(error)
      if (wrong) form.setError('password', { message: wrong })
      else form.setError('root', { message: errorWords(error) })
    }
  }

  const toSignIn = (
    <Button asChild variant="primary" size="lg" className="w-full">
      <Link href="/sign-in">{t('welcome.to_sign_in')}</Link>
    </Button>
  )
  if (token === '')
    return (
      <EntryCard title={t('welcome.spent_title')} intro={t('welcome.missing_text')}>
        {toSignIn}
      </EntryCard>
    )
  if (read.isError) {
    const status = errorStatus(read.error)
    // A token of the wrong form was no link of ours either.
    if (status === 404 || status === 422)
      return (
        <EntryCard title={t('welcome.spent_title')} intro={t('welcome.spent_text')}>
          {toSignIn}
        </EntryCard>
      )
    return (
      <EntryCard title={t('welcome.failed_title')} intro={errorWords(read.error)}>
        <Button size="lg" className="w-full" onClick={() => token && mutate({ token })}>
          {t('action.retry')}
        </Button>
      </EntryCard>
    )
  }
  if (!read.data)
    return (
      <EntryCard title={t('welcome.title')}>
        <Skeleton className="h-40" />
      </EntryCard>
    )
  const { username, kind } = read.data
  return (
    <EntryCard
      title={t('welcome.title')}
      intro={
        kind === 'invite' ? t('welcome.intro_invite', { name: username }) : t('welcome.intro_reset', { name: username })
      }
    >
      <form className="flex flex-col gap-4" onSubmit={(event) => void form.handleSubmit(submit)(event)} noValidate>
        <input type="hidden" autoComplete="username" value={username} readOnly />
        <PasswordFields register={form.register} errors={errors} />
        {errors.root && (
          <p role="alert" className="text-bad text-sm">
            {errors.root.message}
          </p>
        )}
        <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
          {t('welcome.submit')}
        </Button>
      </form>
    </EntryCard>
  )
}
