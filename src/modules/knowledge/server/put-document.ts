import { randomUUID } from 'node:crypto'
import type { JsonValue } from '@/engine/values'
import type { Prisma } from '@/platform/db/generated/client'
import { type DocumentHead, documentRepository } from './document.repository'
import { indexer } from './indexer'
import type { KnowledgeBase } from './knowledge-base'

interface GivenText {
  name: string
  text: string
  metadata?: { [key: string]: JsonValue | undefined }
}

/** Queues a text under a name; a document of that name is replaced. Start the indexer afterwards. */
export async function putDocument({ tenant_id, id: base_id }: KnowledgeBase, given: GivenText): Promise<DocumentHead> {
  const name = given.name.trim().slice(0, 200) || 'Untitled'
  const text = given.text.replaceAll('\u0000', '').toWellFormed()
  const content = { text, size: Buffer.byteLength(text), metadata: plain(given.metadata ?? {}) }
  const known = await documentRepository.byName(tenant_id, base_id, name)
  if (known) {
    const replaced = await documentRepository.update(tenant_id, known.id, content, true)
    indexer().stop([known.id])
    if (replaced) return replaced
  }
  const id = randomUUID()
  const place = { id, knowledge_base_id: base_id, user_id: null, name, media_type: 'text/plain' }
  return documentRepository.create(tenant_id, { ...place, ...content })
}

/** As JSON has it: without the entries that are undefined. */
function plain(metadata: NonNullable<GivenText['metadata']>): Prisma.InputJsonObject {
  const value: Prisma.InputJsonObject = JSON.parse(JSON.stringify(metadata))
  return value
}
