import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { SignInForm } from '@/modules/identity/ui/sign-in-form'

export const metadata: Metadata = { title: t('sign_in.title') }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams
  // Only a path of ours: "//host" and "/\host" would lead elsewhere.
  const ours = typeof next === 'string' && /^\/(?![/\\])/.test(next)
  return <SignInForm next={ours ? next : '/'} />
}
