import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { t } from '@/lib/messages/t'
import { signUpStatus } from '@/modules/identity/server'
import { SignUpForm } from '@/modules/identity/ui/entry/sign-up-form'

export const metadata: Metadata = { title: t('sign_up.title') }

export default async function SignUpPage() {
  if (!(await signUpStatus()).open) redirect('/sign-in')
  return <SignUpForm />
}
