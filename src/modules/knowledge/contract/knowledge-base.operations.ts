import { z } from 'zod'
import { text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { pageOf, pageQuery } from '@/contract/pagination'
import {
  Chunking,
  Embedding,
  KnowledgeBaseId,
  KnowledgeBaseRead,
  Retrieval,
  SearchHit,
  SearchInput,
  SearchMode,
} from './knowledge.schema'

const common = { surface: 'studio', group: 'Knowledge' } as const
const Name = text(200).trim().min(1).describe('Unique in the tenant')
const Description = text(2_000)
const BusinessId = z.int().min(0).max(2_147_483_647)

export const knowledgeBaseOps = {
  list_knowledge_bases: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/knowledge_bases',
    access: 'knowledge:read',
    summary: 'List knowledge bases',
    description:
      'All of the tenant, or those of the businesses in which you may see them. Flows search every one by its name.',
    input: z.object({
      search: text(200).default('').describe('Part of the name or the description, any letter case'),
      ...pageQuery,
    }),
    output: pageOf(KnowledgeBaseRead),
  }),
  create_knowledge_base: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/knowledge_bases',
    access: 'knowledge:create',
    summary: 'Create a knowledge base',
    status: 201,
    errors: ['conflict'],
    input: z.object({
      name: Name,
      description: Description.default(''),
      business_id: BusinessId.default(0).describe('Line of business that it belongs to; 0: none'),
      chunking: Chunking.prefault({ method: 'fixed' }),
      embedding: Embedding.nullish().describe('Without one, the base is searched by words'),
      retrieval: Retrieval.nullish().describe('Default: hybrid with an embedding model, by words without'),
    }),
    output: KnowledgeBaseRead,
  }),
  read_knowledge_base: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/knowledge_bases/{knowledge_base_id}',
    access: 'knowledge:read',
    summary: 'Read a knowledge base',
    input: z.object({ knowledge_base_id: KnowledgeBaseId }),
    output: KnowledgeBaseRead,
  }),
  update_knowledge_base: operation({
    ...common,
    method: 'PATCH',
    path: '/api/v1/knowledge_bases/{knowledge_base_id}',
    access: 'knowledge:modify',
    summary: 'Change a knowledge base',
    description:
      'What is left out stays. Another embedding model or another way of cutting indexes every document again.',
    errors: ['conflict'],
    input: z.object({
      knowledge_base_id: KnowledgeBaseId,
      name: Name.optional(),
      description: Description.optional(),
      chunking: Chunking.optional(),
      embedding: Embedding.nullish().describe('Null takes the model away'),
      retrieval: Retrieval.optional(),
    }),
    output: KnowledgeBaseRead,
  }),
  delete_knowledge_base: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/knowledge_bases/{knowledge_base_id}',
    access: 'knowledge:delete',
    summary: 'Delete a knowledge base with its documents',
    status: 204,
    input: z.object({ knowledge_base_id: KnowledgeBaseId }),
    output: z.null(),
  }),
  place_knowledge_base: operation({
    surface: 'console',
    group: 'Knowledge',
    access: 'knowledge:modify',
    summary: 'Say which line of business a knowledge base belongs to',
    input: z.object({
      knowledge_base_id: KnowledgeBaseId,
      business_id: BusinessId.describe('0: to none'),
    }),
    output: z.null(),
  }),
  reindex_knowledge_base: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/knowledge_bases/{knowledge_base_id}/reindex',
    access: 'knowledge:modify',
    summary: 'Index every document again',
    description: 'Documents are not found until they are ready again.',
    status: 202,
    body: 'none',
    input: z.object({
      knowledge_base_id: KnowledgeBaseId,
    }),
    output: z.object({ queued: z.int() }),
  }),
  search_knowledge_base: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/knowledge_bases/{knowledge_base_id}/search',
    access: 'knowledge:read',
    summary: 'Search a knowledge base',
    description: 'What a flow would find: enabled chunks of ready documents, best first.',
    errors: ['bad_request', 'bad_gateway'],
    input: SearchInput.extend({ knowledge_base_id: KnowledgeBaseId }),
    output: z.object({ mode: SearchMode, took_ms: z.int(), hits: z.array(SearchHit) }),
  }),
}
