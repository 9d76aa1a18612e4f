import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { WelcomeForm } from '@/modules/identity/ui/entry/welcome-form'

// What stands in the address after `#` is a secret: it is told to no other page.
export const metadata: Metadata = { title: t('welcome.title'), referrer: 'no-referrer' }

export default function WelcomePage() {
  return <WelcomeForm />
}
