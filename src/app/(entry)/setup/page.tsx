import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { t } from '@/lib/messages/t'
import { setupStatus } from '@/modules/tenancy/server'
import { SetupForm } from '@/modules/tenancy/ui/setup-form'

export const metadata: Metadata = { title: t('setup.title') }

export default async function SetupPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { needs_owner, needs_token } = await setupStatus()
  if (!needs_owner) redirect('/sign-in')
  const { token } = await searchParams
  return <SetupForm token={typeof token === 'string' ? token : undefined} needsToken={needs_token} />
}
