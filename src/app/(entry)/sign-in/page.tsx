import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { ownPath } from '@/lib/own-path'
import { SignInForm } from '@/modules/identity/ui/sign-in-form'
import { signInProvider } from '@/platform/auth/sign-in-provider'

export const metadata: Metadata = { title: t('sign_in.title') }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[]; error?: string | string[] }>
}) {
  const { next, error } = await searchParams
  return (
    <SignInForm
      next={ownPath(next)}
      provider={signInProvider()?.name}
      refusal={typeof error === 'string' ? error : undefined}
    />
  )
}
