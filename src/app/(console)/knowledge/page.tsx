import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { KnowledgeListScreen } from '@/modules/knowledge/ui/list/knowledge-list-screen'

export const metadata: Metadata = { title: t('section.knowledge') }

export default function KnowledgePage() {
  return <KnowledgeListScreen />
}
