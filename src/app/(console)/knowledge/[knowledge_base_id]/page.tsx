import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { KnowledgeBaseScreen } from '@/modules/knowledge/ui/base/knowledge-base-screen'

export const metadata: Metadata = { title: t('section.knowledge') }

export default async function KnowledgeBasePage({ params }: { params: Promise<{ knowledge_base_id: string }> }) {
  const { knowledge_base_id } = await params
  return <KnowledgeBaseScreen knowledge_base_id={knowledge_base_id} />
}
