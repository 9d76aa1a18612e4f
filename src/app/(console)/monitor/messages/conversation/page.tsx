import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { t } from '@/lib/messages/t'
import { ConversationScreen } from '@/modules/monitor/ui/messages/conversation-screen'

export const metadata: Metadata = { title: t('monitor.messages') }

interface ConversationPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ConversationPage({ searchParams }: ConversationPageProps) {
  const { flow, session } = await searchParams
  if (typeof flow !== 'string' || typeof session !== 'string') notFound()
  return <ConversationScreen flow_id={flow} session_id={session} />
}
