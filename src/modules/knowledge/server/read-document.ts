import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { type DocumentHead, documentRepository } from './document.repository'
import { documentDto } from './knowledge.dto'

interface DocumentPlace {
  knowledge_base_id: string
  document_id: string
}

/** A document with its text. */
export async function readDocument({ tenant_id }: UserActor, input: DocumentPlace) {
  const document = await documentOr404(tenant_id, input)
  return { ...documentDto(document), text: await documentRepository.text(tenant_id, document.id) }
}

/** Throws 404 when the base has no document of that id. */
export async function documentOr404(tenant_id: string, place: DocumentPlace): Promise<DocumentHead> {
  const document = await documentRepository.head(tenant_id, place.knowledge_base_id, place.document_id)
  if (!document) throw notFound('Document')
  return document
}
