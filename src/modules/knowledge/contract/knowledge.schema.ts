import { z } from 'zod'
import { Timestamp, text } from '@/contract/ids'

export const KnowledgeBaseId = z.uuid().describe('Id of a knowledge base')
export const DocumentId = z.uuid().describe('Id of a document')
export const ChunkId = z.uuid().describe('Id of a chunk')

const Size = z.int().min(100).max(8_000).describe('Most characters of a chunk')
const Overlap = z
  .int()
  .min(0)
  .max(4_000)
  .describe('Characters of a chunk that the next one repeats; at most half its size')

/** How documents are cut. All sizes are characters. */
export const Chunking = z
  .discriminatedUnion('method', [
    z.object({ method: z.literal('fixed'), size: Size.default(1_000), overlap: Overlap.default(150) }),
    z.object({
      method: z.literal('separator'),
      separator: text(100).min(1).default('\n\n').describe('Where to cut; \\n and \\t may be written so'),
      size: Size.default(1_000).describe('Longer pieces are cut again'),
      overlap: Overlap.default(0),
    }),
    z.object({ method: z.literal('markdown'), size: Size.default(1_500) }),
    z.object({
      method: z.literal('parent_child'),
      parent_size: z.int().min(200).max(20_000).default(2_000).describe('Characters of what a hit gives'),
      child_size: Size.default(400).describe('Characters of what is searched'),
    }),
  ])
  .refine((cut) => !('overlap' in cut) || cut.overlap * 2 <= cut.size, {
    message: 'must be at most half of the size',
    path: ['overlap'],
  })
  .refine((cut) => cut.method !== 'parent_child' || cut.child_size <= cut.parent_size, {
    message: 'must be at most the size of a parent',
    path: ['child_size'],
  })
export type Chunking = z.infer<typeof Chunking>

export const SearchMode = z
  .enum(['vector', 'full_text', 'hybrid'])
  .describe('By meaning (needs an embedding model), by words, or both')
export type SearchMode = z.infer<typeof SearchMode>

const TopK = z.int().min(1).max(100).describe('Most hits')
const Threshold = z.number().min(0).max(1).describe('Hits below are left out; 0 keeps all')

export const Retrieval = z.object({
  mode: SearchMode.default('full_text'),
  top_k: TopK.default(5),
  score_threshold: Threshold.default(0),
  fusion: z
    .enum(['weighted', 'reciprocal_rank'])
    .default('weighted')
    .describe('How hybrid joins both lists: weighted sum of scores, or of places'),
  vector_weight: z.number().min(0).max(1).default(0.7).describe('Share of the vectors in hybrid; words have the rest'),
})
export type Retrieval = z.infer<typeof Retrieval>

export const Embedding = z.object({
  provider: text(100).min(1).describe('Id of a model provider, such as openai, ollama or offline'),
  model: text(200).min(1),
  base_url: text(2_000).nullish().describe('Where the provider has no address of its own'),
  api_key_variable: text(120).nullish().describe('Variable with the key; default: the one of the provider'),
})
export type Embedding = z.infer<typeof Embedding>

export const KnowledgeBaseRead = z
  .object({
    id: KnowledgeBaseId,
    name: z.string(),
    description: z.string(),
    business_id: z.int().describe('Line of business that it belongs to; 0: none'),
    chunking: Chunking,
    embedding: Embedding.nullable().describe('Null: searched by words alone'),
    retrieval: Retrieval,
    document_count: z.int(),
    ready_count: z.int(),
    failed_count: z.int(),
    pending_count: z.int().describe('Documents that are being indexed or wait for it'),
    chunk_count: z.int().describe('Chunks of ready documents that are searched'),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: 'KnowledgeBaseRead' })

export const DocumentStatus = z.enum(['queued', 'indexing', 'ready', 'failed'])

/** Values that a search can ask for. */
export const Metadata = z
  .record(text(200), z.union([text(2_000), z.number(), z.boolean(), z.null()]))
  .refine((metadata) => Object.keys(metadata).length <= 50, { message: 'must have at most 50 entries' })

export const DocumentRead = z
  .object({
    id: DocumentId,
    knowledge_base_id: KnowledgeBaseId,
    name: z.string(),
    media_type: z.string(),
    size: z.int().describe('Bytes'),
    metadata: z.record(z.string(), z.json()),
    enabled: z.boolean(),
    status: DocumentStatus,
    error: z.object({ message: z.string(), hint: z.string().optional() }).nullable(),
    chunks_total: z.int().describe('0 until the document was cut'),
    chunks_done: z.int(),
    created_at: Timestamp,
    updated_at: Timestamp,
    indexed_at: Timestamp.nullable(),
  })
  .meta({ id: 'KnowledgeDocumentRead' })

export const DocumentWithText = DocumentRead.extend({
  text: z.string().nullable().describe('Null until the text was taken out of the upload'),
}).meta({ id: 'KnowledgeDocumentWithText' })

export const ChunkRead = z
  .object({
    id: ChunkId,
    document_id: DocumentId,
    position: z.int().describe('From 1'),
    kind: z.enum(['plain', 'parent', 'child']).describe('Children are searched, their parent is given'),
    parent_id: z.uuid().nullable(),
    content: z.string(),
    metadata: z.record(z.string(), z.json()),
    enabled: z.boolean(),
  })
  .meta({ id: 'KnowledgeChunkRead' })

export const SearchInput = z.object({
  query: text(10_000).min(1),
  mode: SearchMode.nullish().describe('Default: as the base is set'),
  top_k: TopK.nullish(),
  score_threshold: Threshold.nullish(),
  metadata: Metadata.nullish().describe('Only documents whose metadata has these values'),
})

export const SearchHit = z
  .object({
    content: z.string(),
    score: z.number().describe('0 to 1; higher is nearer'),
    knowledge_base_id: KnowledgeBaseId,
    knowledge_base_name: z.string(),
    document_id: DocumentId,
    document_name: z.string(),
    chunk_id: ChunkId.describe('The chunk that was found; of a child, the content is its parent’s'),
    position: z.int(),
    matched: z.string().describe('The text that was found, which is a part of the content'),
    metadata: z.record(z.string(), z.json()),
  })
  .meta({ id: 'KnowledgeSearchHit' })
export type SearchHit = z.infer<typeof SearchHit>
