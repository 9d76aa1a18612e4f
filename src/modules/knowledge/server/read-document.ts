import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { type DocumentHead, documentRepository } from './document.repository'
import { documentDto } from './knowledge.dto'
import { type KnowledgePrivilege, knowledgeWith } from './knowledge.policy'

interface DocumentPlace {
  knowledge_base_id: string
  document_id: string
}

/** A document with its text. */
export async function readDocument(actor: UserActor, input: DocumentPlace) {
  const document = await documentOr404(actor, input, 'knowledge:read')
  return { ...documentDto(document), text: await documentRepository.text(actor.tenant_id, document.id) }
}

/** A document of a base that the caller holds a privilege over. 404 for all others. */
export async function documentOr404(
  actor: UserActor,
  place: DocumentPlace,
  privilege: KnowledgePrivilege,
): Promise<DocumentHead> {
  const { knowledge_base_id, document_id } = place
  const base = knowledgeWith(actor, privilege)
  const document = await documentRepository.head(actor.tenant_id, knowledge_base_id, document_id, base)
  if (!document) throw notFound('Document')
  return document
}
