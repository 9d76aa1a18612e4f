import type { Metadata } from 'next'
import { t } from '@/lib/messages/t'
import { DocumentScreen } from '@/modules/knowledge/ui/document/document-screen'

export const metadata: Metadata = { title: t('chunks.title') }

interface DocumentPageProps {
  params: Promise<{ knowledge_base_id: string; document_id: string }>
}

export default async function DocumentPage({ params }: DocumentPageProps) {
  return <DocumentScreen {...(await params)} />
}
