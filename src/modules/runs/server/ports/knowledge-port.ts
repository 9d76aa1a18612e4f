import type { KnowledgePort } from '@/engine'
import { ingestKnowledge, searchKnowledge } from '@/modules/knowledge/server'

/** The knowledge bases of a tenant, as runs search and fill them. */
export function knowledgePort(tenant_id: string): KnowledgePort {
  return {
    search: (query) => searchKnowledge(tenant_id, query),
    ingest: (request) => ingestKnowledge(tenant_id, request),
  }
}
