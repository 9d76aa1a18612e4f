import { indexedWords } from '@/lib/search-words'
import type { Prisma } from '@/platform/db/generated/client'
import { runStatement } from '@/platform/db/run-statement'
import { tenantDb } from '@/platform/db/tenant-db'
import type { NewChunk } from './cut-document'

export type IndexedChunk = NewChunk & { embedding: readonly number[] | undefined }

export const chunkRepository = {
  find: (tenant_id: string, document_id: string, id: string) =>
    tenantDb(tenant_id).knowledgeChunk.findFirst({ where: { id, document_id } }),
  list: (tenant_id: string, where: Prisma.KnowledgeChunkWhereInput, skip: number, take: number) =>
    tenantDb(tenant_id).knowledgeChunk.findMany({
      where,
      // Parents come first and in their own order; of the rest there is one kind only.
      orderBy: [{ kind: 'desc' }, { position: 'asc' }],
      skip,
      take,
    }),
  count: (tenant_id: string, where: Prisma.KnowledgeChunkWhereInput) =>
    tenantDb(tenant_id).knowledgeChunk.count({ where }),
  removeOf: (tenant_id: string, document_id: string) =>
    tenantDb(tenant_id).knowledgeChunk.deleteMany({ where: { document_id } }),
  /** Adds chunks to the document of an attempt and counts them; false when the attempt does not count any more. */
  add: async (tenant_id: string, attempt_id: string, chunks: readonly IndexedChunk[]): Promise<boolean> => {
    const rows = JSON.stringify(chunks.map(({ embedding, ...chunk }) => ({ ...chunk, ...columns(chunk, embedding) })))
    const searched = chunks.filter((chunk) => chunk.kind !== 'parent').length
    return (await runStatement(addChunks, [tenant_id, attempt_id, searched, rows])).length === 1
  },
  change: async (
    tenant_id: string,
    id: string,
    content: string,
    kind: NewChunk['kind'],
    embedding: readonly number[] | undefined,
  ): Promise<void> => {
    const { words, word_count, vector } = columns({ kind, content }, embedding)
    await runStatement(changeChunk, [tenant_id, id, content, words, word_count, vector])
  },
  enable: (tenant_id: string, id: string, enabled: boolean) =>
    tenantDb(tenant_id).knowledgeChunk.updateMany({ where: { id }, data: { enabled } }),
  /** With a parent go its children. False when it is not there any more. */
  remove: async (tenant_id: string, id: string): Promise<boolean> =>
    (await runStatement(removeChunk, [tenant_id, id])).length > 0,
}

/** Parents are given, not searched. A vector of zeros points nowhere: such a chunk is found by its words only. */
function columns({ kind, content }: Pick<NewChunk, 'kind' | 'content'>, embedding: readonly number[] | undefined) {
  const { words, word_count } = kind === 'parent' ? { words: null, word_count: 0 } : indexedWords(content)
  const vector = embedding?.some((number) => number !== 0) ? JSON.stringify(embedding) : null
  return { words, word_count, vector }
}

const addChunks = {
  name: 'add_knowledge_chunks',
  text: `
    WITH document AS (
      UPDATE "KnowledgeDocument" SET chunks_done = chunks_done + $3::int, updated_at = now()
      WHERE tenant_id = $1::uuid AND attempt_id = $2::uuid AND status = 'indexing'
      RETURNING id, tenant_id, knowledge_base_id
    ), added AS (
      INSERT INTO "KnowledgeChunk" (id, tenant_id, knowledge_base_id, document_id, position, kind, parent_id, content,
        metadata, words, word_count, embedding)
      SELECT c.id, d.tenant_id, d.knowledge_base_id, d.id, c.position, c.kind, c.parent_id, c.content, c.metadata,
        c.words::tsvector, c.word_count, c.vector::vector
      FROM document d, jsonb_to_recordset($4::jsonb) AS c(id uuid, position int, kind text, parent_id uuid,
        content text, metadata jsonb, words text, word_count int, vector text)
    )
    SELECT id FROM document`,
}

const changeChunk = {
  name: 'change_knowledge_chunk',
  text: `
    UPDATE "KnowledgeChunk" SET content = $3, words = $4::tsvector, word_count = $5::int, embedding = $6::vector
    WHERE tenant_id = $1::uuid AND id = $2::uuid`,
}

const removeChunk = {
  name: 'remove_knowledge_chunk',
  text: `
    WITH gone AS (
      DELETE FROM "KnowledgeChunk" WHERE tenant_id = $1::uuid AND (id = $2::uuid OR parent_id = $2::uuid)
      RETURNING document_id, kind
    ), less AS (
      SELECT document_id, count(*) FILTER (WHERE kind <> 'parent')::int AS searched FROM gone GROUP BY document_id
    ), counted AS (
      UPDATE "KnowledgeDocument" d SET chunks_total = greatest(d.chunks_total - less.searched, 0),
        chunks_done = greatest(d.chunks_done - less.searched, 0), updated_at = now()
      FROM less WHERE d.id = less.document_id AND d.tenant_id = $1::uuid
    )
    SELECT document_id FROM gone`,
}
