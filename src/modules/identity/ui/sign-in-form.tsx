'use client'

import Link from 'next/link'
import { signIn } from 'next-auth/react'
import { useForm } from 'react-hook-form'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { EntryCard } from '@/ui/entry-card'
import { Field } from '@/ui/field'
import { Input } from '@/ui/input'

interface Values {
  username: string
  password: string
}

/** The error codes that signing in answers with, in words. */
const refusals = new Map([
  ['unauthenticated', t('sign_in.wrong')],
  ['too_many_requests', t('sign_in.too_many')],
  ['forbidden', t('sign_in.no_tenant')],
  ['sso_closed', t('sign_in.sso_closed')],
  ['sso_refused', t('sign_in.sso_refused')],
  // Whatever went wrong between here and the provider.
  ['OAuthSignin', t('sign_in.sso_failed')],
  ['OAuthCallback', t('sign_in.sso_failed')],
  ['Callback', t('sign_in.sso_failed')],
])

interface SignInFormProps {
  /** A path of ours to go to afterwards. */
  next: string
  /** Known already, as after a password was chosen. */
  username: string
  /** Whether strangers may make themselves an account. */
  signUp: boolean
  /** What the sign-in provider is called, where there is one. */
  provider: string | undefined
  /** Why the last try came back. */
  refusal: string | undefined
}

/** Name and password, or the provider that the operator set. */
export function SignInForm({ next, username, signUp, provider, refusal }: SignInFormProps) {
  const form = useForm<Values>({ defaultValues: { username, password: '' } })
  const { errors, isSubmitting } = form.formState
  const came = refusal === undefined ? undefined : (refusals.get(refusal) ?? t('sign_in.failed'))
  const fault = errors.root?.message ?? came

  async function submit({ username, password }: Values) {
    const answer = await signIn('credentials', { redirect: false, username, password }).catch(() => undefined)
    if (answer?.ok) {
      window.location.assign(next)
      // Stays busy while the browser leaves.
      await new Promise(() => undefined)
    }
    form.setError('root', { message: refusals.get(answer?.error ?? '') ?? t('sign_in.failed') })
    form.resetField('password')
    form.setFocus('password')
  }

  return (
    <EntryCard title={t('sign_in.title')}>
      <form className="flex flex-col gap-4" onSubmit={(event) => void form.handleSubmit(submit)(event)} noValidate>
        <Field label={t('sign_in.username')} error={errors.username?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('username', { required: t('form.required') })}
              autoComplete="username"
              autoCapitalize="none"
              autoFocus={username === ''}
            />
          )}
        </Field>
        <Field label={t('sign_in.password')} error={errors.password?.message}>
          {(control) => (
            <Input
              {...control}
              type="password"
              {...form.register('password', { required: t('form.required') })}
              autoComplete="current-password"
              autoFocus={username !== ''}
            />
          )}
        </Field>
        {fault && (
          <p role="alert" className="text-bad text-sm">
            {fault}
          </p>
        )}
        <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
          {t('sign_in.submit')}
        </Button>
        {provider && (
          <Button type="button" size="lg" onClick={() => void signIn('oidc', { callbackUrl: next })}>
            {t('sign_in.with', { provider })}
          </Button>
        )}
        {signUp && (
          <Link href="/sign-up" className="text-center text-accent-ink text-sm hover:underline">
            {t('sign_up.link')}
          </Link>
        )}
      </form>
    </EntryCard>
  )
}
