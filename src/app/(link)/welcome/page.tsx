import type { Metadata } from 'next'
import { pageActor } from '@/api/page-gate'
import { t } from '@/lib/messages/t'
import { SignedInNotice } from '@/modules/identity/ui/entry/signed-in-notice'
import { WelcomeForm } from '@/modules/identity/ui/entry/welcome-form'

// What stands in the address after `#` is a secret: it is told to no other page.
export const metadata: Metadata = { title: t('welcome.title'), referrer: 'no-referrer' }

export default async function WelcomePage() {
  const actor = await pageActor()
  return actor.kind === 'user' ? <SignedInNotice username={actor.username} /> : <WelcomeForm />
}
