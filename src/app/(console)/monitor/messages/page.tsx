import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { MessagesScreen } from '@/modules/monitor/ui/messages/messages-screen'

export const metadata: Metadata = { title: t('monitor.messages') }

export default function MessagesPage() {
  return <MessagesScreen />
}
