import type { Outputs } from '@/client/console/api'

export type BaseRow = Outputs['knowledge']['list_knowledge_bases']['items'][number]
export type DocumentRow = Outputs['knowledge']['list_documents']['items'][number]
export type ChunkRow = Outputs['knowledge']['list_chunks']['items'][number]
export type HitRow = Outputs['knowledge']['search_knowledge_base']['hits'][number]
