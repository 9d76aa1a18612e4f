import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { WaitingScreen } from '@/modules/runs/ui/forms/waiting-screen'

export const metadata: Metadata = { title: t('section.waiting') }

export default function WaitingPage() {
  return <WaitingScreen />
}
