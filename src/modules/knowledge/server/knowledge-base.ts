import type { KnowledgeBase as Row } from '@/platform/db/generated/client'
import { Chunking, type Embedding, Retrieval } from '../contract/knowledge.schema'

/** A base with its settings read. */
export interface KnowledgeBase {
  id: string
  tenant_id: string
  name: string
  description: string
  /** 0: in no line of business. */
  business_id: number
  chunking: Chunking
  embedding: Embedding | null
  encrypted_api_key: string | null
  retrieval: Retrieval
  create_at: Date
  updated_at: Date
}

export function knowledgeBase(row: Row): KnowledgeBase {
  const { embedding_provider: provider, embedding_model: model } = row
  return {
    id: row.id,
    tenant_id: row.tenant_id,
    name: row.name,
    description: row.description,
    business_id: row.business_id,
    chunking: Chunking.parse(row.chunking),
    embedding:
      provider === null || model === null
        ? null
        : { provider, model, base_url: row.embedding_base_url, api_key_variable: row.embedding_key_variable },
    encrypted_api_key: row.encrypted_api_key,
    retrieval: Retrieval.parse(row.retrieval),
    create_at: row.create_at,
    updated_at: row.updated_at,
  }
}

/** What a base's own key is bound to: moved to another row it cannot be read. */
export const apiKeyContext = (tenant_id: string, id: string) => `knowledge-base:${tenant_id}:${id}`
