import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { ownPath } from '@/lib/own-path'
import { signUpStatus } from '@/modules/identity/server'
import { SignInForm } from '@/modules/identity/ui/sign-in-form'
import { signInProvider } from '@/platform/auth/sign-in-provider'

export const metadata: Metadata = { title: t('sign_in.title') }

interface Search {
  /** Where to go afterwards. */
  next?: string | string[]
  /** Who has just chosen a password. */
  name?: string | string[]
  /** Why the last try came back. */
  error?: string | string[]
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { next, name, error } = await searchParams
  return (
    <SignInForm
      next={ownPath(next)}
      username={typeof name === 'string' ? name : ''}
      signUp={(await signUpStatus()).open}
      provider={signInProvider()?.name}
      refusal={typeof error === 'string' ? error : undefined}
    />
  )
}
