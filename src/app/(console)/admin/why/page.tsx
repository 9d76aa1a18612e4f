import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { WhyScreen } from '@/modules/access/ui/why/why-screen'

export const metadata: Metadata = { title: t('admin.why') }

export default function WhyPage() {
  return <WhyScreen />
}
