import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { Retrieval } from '../contract/knowledge.schema'
import type { knowledgeBaseOps } from '../contract/knowledge-base.operations'
import { checkSettings } from './base-settings'
import { nameTaken } from './create-knowledge-base'
import { knowledgeBaseDto } from './knowledge.dto'
import type { KnowledgeBase } from './knowledge-base'
import { knowledgeBaseRepository } from './knowledge-base.repository'
import { baseOr404 } from './read-knowledge-base'
import { reindexAll } from './reindex-knowledge-base'

type Input = z.infer<typeof knowledgeBaseOps.update_knowledge_base.input>

/** Changes what was sent. What decides over chunks and vectors makes every document be indexed again. */
export async function updateKnowledgeBase(actor: UserActor, { knowledge_base_id: id, ...sent }: Input) {
  const { tenant_id } = actor
  const before = await baseOr404(actor, id, 'knowledge:modify')
  const after = merged(before, sent)
  checkSettings(after.embedding, after.retrieval)
  const base = await write(tenant_id, id, after)
  const changed = !isDeepStrictEqual(indexing(before), indexing(after))
  if (changed) await reindexAll(tenant_id, id)
  return knowledgeBaseDto(base, await knowledgeBaseRepository.counts(tenant_id, [id]))
}

function merged(before: KnowledgeBase, sent: Omit<Input, 'knowledge_base_id'>) {
  const { name = before.name, description = before.description, chunking = before.chunking } = sent
  const embedding = sent.embedding === undefined ? before.embedding : sent.embedding && filled(sent.embedding)
  // Without a model there are no vectors; saying so twice is not asked of anybody who takes the model away.
  const mode = embedding === null && sent.retrieval === undefined ? { mode: 'full_text' } : {}
  const retrieval = Retrieval.parse({ ...before.retrieval, ...sent.retrieval, ...mode })
  const same = isDeepStrictEqual(embedding, before.embedding)
  return {
    name,
    description,
    chunking,
    embedding,
    retrieval,
    encrypted_api_key: same ? before.encrypted_api_key : null,
  }
}

const filled = (embedding: NonNullable<Input['embedding']>) => ({
  ...embedding,
  base_url: embedding.base_url || null,
  api_key_variable: embedding.api_key_variable || null,
})

/** Which chunks and vectors there are. Where the key comes from does not matter to them. */
const indexing = ({ chunking, embedding }: Pick<KnowledgeBase, 'chunking' | 'embedding'>) => ({
  chunking,
  embedding: embedding && [embedding.provider, embedding.model, embedding.base_url ?? null],
})

async function write(tenant_id: string, id: string, settings: ReturnType<typeof merged>): Promise<KnowledgeBase> {
  try {
    const base = await knowledgeBaseRepository.update(tenant_id, id, settings)
    if (!base) throw notFound('Knowledge base')
    return base
  } catch (error) {
    throw nameTaken(error, settings.name)
  }
}
