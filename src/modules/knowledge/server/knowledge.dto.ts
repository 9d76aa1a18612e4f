import { z } from 'zod'
import type { KnowledgeChunk } from '@/platform/db/generated/client'
import { type ChunkRead, type DocumentRead, DocumentStatus, type KnowledgeBaseRead } from '../contract/knowledge.schema'
import type { DocumentHead } from './document.repository'
import type { KnowledgeBase } from './knowledge-base'
import type { knowledgeBaseRepository } from './knowledge-base.repository'

const JsonObject = z.record(z.string(), z.json())
const Kind = z.enum(['plain', 'parent', 'child'])
type Counts = Awaited<ReturnType<typeof knowledgeBaseRepository.counts>>

/** A base on the wire; its key stays here. */
export function knowledgeBaseDto(base: KnowledgeBase, counts: Counts): z.infer<typeof KnowledgeBaseRead> {
  const own = counts.filter((count) => count.knowledge_base_id === base.id)
  const of = (...states: string[]) =>
    own.filter(({ status }) => states.includes(status)).reduce((sum, { _count }) => sum + _count.id, 0)
  return {
    id: base.id,
    name: base.name,
    description: base.description,
    business_id: base.business_id,
    chunking: base.chunking,
    embedding: base.embedding,
    retrieval: base.retrieval,
    document_count: of('queued', 'indexing', 'ready', 'failed'),
    ready_count: of('ready'),
    failed_count: of('failed'),
    pending_count: of('queued', 'indexing'),
    chunk_count: own.find(({ status }) => status === 'ready')?._sum.chunks_done ?? 0,
    created_at: base.create_at.toISOString(),
    updated_at: base.updated_at.toISOString(),
  }
}

export function documentDto(document: DocumentHead): z.infer<typeof DocumentRead> {
  const { error_message, error_hint } = document
  return {
    id: document.id,
    knowledge_base_id: document.knowledge_base_id,
    name: document.name,
    media_type: document.media_type,
    size: document.size,
    metadata: JsonObject.parse(document.metadata),
    enabled: document.enabled,
    status: DocumentStatus.parse(document.status),
    error: error_message === null ? null : { message: error_message, ...(error_hint ? { hint: error_hint } : {}) },
    chunks_total: document.chunks_total,
    chunks_done: document.chunks_done,
    created_at: document.create_at.toISOString(),
    updated_at: document.updated_at.toISOString(),
    indexed_at: document.indexed_at?.toISOString() ?? null,
  }
}

export function chunkDto(chunk: KnowledgeChunk): z.infer<typeof ChunkRead> {
  return {
    id: chunk.id,
    document_id: chunk.document_id,
    position: chunk.position,
    kind: Kind.parse(chunk.kind),
    parent_id: chunk.parent_id,
    content: chunk.content,
    metadata: JsonObject.parse(chunk.metadata),
    enabled: chunk.enabled,
  }
}
