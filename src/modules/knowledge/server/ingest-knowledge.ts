import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { EngineError } from '@/engine/errors'
import type { KnowledgePort } from '@/engine/ports'
import type { ModelRef } from '@/engine/values'
import { encryptSecret } from '@/platform/crypto/encrypt-secret'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import { Chunking, Retrieval } from '../contract/knowledge.schema'
import { documentRepository } from './document.repository'
import { findBases } from './find-bases'
import { indexer } from './indexer'
import { apiKeyContext, type KnowledgeBase } from './knowledge-base'
import { knowledgeBaseRepository } from './knowledge-base.repository'
import { putDocument } from './put-document'

type Port = KnowledgePort['ingest']

/** How often documents are looked at that another process indexes. */
const LOOK_MS = 250

/**
 * Puts texts into a base of a tenant, made when it is not there, and resolves when they are found. Throws `EngineError`
 * `knowledge_failed` with the reason of the first document that could not be indexed.
 */
export async function ingestKnowledge(tenant_id: string, request: Parameters<Port>[0]): ReturnType<Port> {
  const { knowledge_base, documents, embedding, signal } = request
  signal.throwIfAborted()
  const base = await baseOf(tenant_id, labelOf(knowledge_base), embedding)
  const ids = new Set<string>()
  for (const document of documents) ids.add((await putDocument(base, document)).id)
  const chunks = await whenIndexed(base, [...ids], signal)
  return { knowledge_base_id: base.id, chunks }
}

function labelOf(name: string): string {
  const label = name.trim().slice(0, 200).trim()
  if (label !== '') return label
  throw new EngineError('missing_value', 'The knowledge base to fill has no name.', {
    hint: 'Give it one; it is made when it is not there.',
  })
}

async function baseOf(tenant_id: string, name: string, embedding: ModelRef | undefined): Promise<KnowledgeBase> {
  try {
    const [base] = await findBases(tenant_id, [name])
    if (base) return base
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'knowledge_missing') throw error
  }
  const id = randomUUID()
  try {
    return await knowledgeBaseRepository.create(tenant_id, id, null, {
      name,
      description: '',
      business_id: 0,
      chunking: Chunking.parse({ method: 'fixed' }),
      embedding: embedding
        ? { provider: embedding.provider, model: embedding.model, base_url: embedding.base_url ?? null }
        : null,
      encrypted_api_key: embedding?.api_key ? encryptSecret(embedding.api_key, apiKeyContext(tenant_id, id)) : null,
      retrieval: Retrieval.parse({ mode: embedding ? 'hybrid' : 'full_text' }),
    })
  } catch (error) {
    // Another run has made it in between.
    const made = isUniqueViolation(error) ? await knowledgeBaseRepository.byName(tenant_id, name) : undefined
    if (made) return made
    throw error
  }
}

async function whenIndexed({ tenant_id, id: base_id, name }: KnowledgeBase, ids: string[], signal: AbortSignal) {
  for (;;) {
    await aborting(indexer().start(tenant_id, base_id), signal)
    const states = await documentRepository.states(tenant_id, ids)
    const failed = states.find((document) => document.status === 'failed')
    if (failed)
      throw new EngineError(
        'knowledge_failed',
        `"${failed.name}" was not indexed in "${name}": ${failed.error_message}`,
        {
          ...(failed.error_hint ? { hint: failed.error_hint } : {}),
        },
      )
    if (states.every((document) => document.status === 'ready'))
      return states.reduce((sum, document) => sum + document.chunks_done, 0)
    await sleep(LOOK_MS, undefined, { signal })
  }
}

/** Whoever waits may leave; the work goes on. */
function aborting(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    if (signal.aborted) return leave()
    signal.addEventListener('abort', leave, { once: true })
    void work.then(resolve).finally(() => signal.removeEventListener('abort', leave))
  })
}
