import { z } from 'zod'
import { runStatement } from '@/platform/db/run-statement'

/** What is searched: a base of a tenant, perhaps only documents whose metadata has certain values. */
export interface SearchScope {
  tenant_id: string
  knowledge_base_id: string
  metadata: object
}

const Ranked = z.object({ id: z.uuid(), whole: z.uuid(), score: z.number() })
/** A chunk that was found. `whole` is what it is a part of: its parent, or the chunk itself. */
export type Ranked = z.infer<typeof Ranked>

const Found = z.object({
  id: z.uuid(),
  document_id: z.uuid(),
  document_name: z.string(),
  position: z.int(),
  matched: z.string(),
  content: z.string(),
  metadata: z.record(z.string(), z.json()),
})
export type Found = z.infer<typeof Found>

/** Raw statements, because of vectors and word lists; each binds the tenant. */
export const searchRepository = {
  /** Nearest by cosine, each whole once; scores from -1 to 1. Vectors of another length are of an earlier model. */
  nearest: async ({ tenant_id, knowledge_base_id, metadata }: SearchScope, vector: readonly number[], limit: number) =>
    z
      .array(Ranked)
      .parse(
        await runStatement(nearest, [
          tenant_id,
          knowledge_base_id,
          JSON.stringify(metadata),
          JSON.stringify(vector),
          vector.length,
          limit,
        ]),
      ),
  /** Best by words, each whole once; scores from 0 to 2.2, 1 for all words once in a chunk of ordinary length. */
  matching: async ({ tenant_id, knowledge_base_id, metadata }: SearchScope, words: readonly string[], limit: number) =>
    z
      .array(Ranked)
      .parse(
        await runStatement(matching, [
          tenant_id,
          knowledge_base_id,
          JSON.stringify(metadata),
          words.map((word) => `'${word}'`).join(' | '),
          words,
          limit,
        ]),
      ),
  details: async (tenant_id: string, ids: readonly string[]) =>
    new Map(
      z
        .array(Found)
        .parse(await runStatement(details, [tenant_id, ids]))
        .map((found) => [found.id, found]),
    ),
}

const searched = `
      FROM "KnowledgeChunk" c JOIN "KnowledgeDocument" d ON d.id = c.document_id
      WHERE c.tenant_id = $1::uuid AND c.knowledge_base_id = $2::uuid AND c.kind <> 'parent' AND c.enabled
        AND d.tenant_id = $1::uuid AND d.enabled AND d.status = 'ready' AND d.metadata @> $3::jsonb
        AND (c.parent_id IS NULL OR (SELECT p.enabled FROM "KnowledgeChunk" p WHERE p.id = c.parent_id))`

const nearest = {
  name: 'search_knowledge_by_vector',
  text: `
    WITH scored AS (
      SELECT c.id, coalesce(c.parent_id, c.id) AS whole, 1 - (c.embedding <=> $4::vector) AS score
      ${searched} AND vector_dims(c.embedding) = $5::int
    ), wholes AS (SELECT DISTINCT ON (whole) id, whole, score FROM scored ORDER BY whole, score DESC, id)
    SELECT id, whole, score FROM wholes ORDER BY score DESC, id LIMIT $6::int`,
}

/** BM25 (k1 1.2, b 0.75); the sum is divided by what all words of the query weigh, so that it compares between queries. */
const matching = {
  name: 'search_knowledge_by_words',
  text: `
    WITH pool AS NOT MATERIALIZED (
      SELECT c.id, coalesce(c.parent_id, c.id) AS whole, c.words, c.word_count ${searched}
    ), size AS (
      SELECT count(*)::float8 AS chunks, greatest(avg(word_count)::float8, 1) AS average FROM pool
    ), hits AS MATERIALIZED (
      SELECT p.id, p.whole, p.word_count, u.lexeme, coalesce(array_length(u.positions, 1), 1)::float8 AS times
      FROM pool p CROSS JOIN LATERAL unnest(p.words) u
      WHERE p.words @@ $4::tsquery AND u.lexeme = ANY($5::text[])
    ), weights AS (
      SELECT word, ln(1 + (max(size.chunks) - count(hits.id) + 0.5) / (count(hits.id) + 0.5)) AS weight
      FROM unnest($5::text[]) AS word CROSS JOIN size LEFT JOIN hits ON hits.lexeme = word GROUP BY word
    ), scored AS (
      SELECT hits.id, hits.whole, sum(weight * times * 2.2
        / (times + 1.2 * (0.25 + 0.75 * hits.word_count / size.average))) / (SELECT sum(weight) FROM weights) AS score
      FROM hits JOIN weights ON weights.word = hits.lexeme CROSS JOIN size GROUP BY hits.id, hits.whole
    ), wholes AS (SELECT DISTINCT ON (whole) id, whole, score FROM scored ORDER BY whole, score DESC, id)
    SELECT id, whole, score FROM wholes ORDER BY score DESC, id LIMIT $6::int`,
}

const details = {
  name: 'read_found_knowledge',
  text: `
    SELECT c.id, c.document_id, d.name AS document_name, c.position, c.content AS matched,
      coalesce(p.content, c.content) AS content, d.metadata || c.metadata AS metadata
    FROM "KnowledgeChunk" c JOIN "KnowledgeDocument" d ON d.id = c.document_id
    LEFT JOIN "KnowledgeChunk" p ON p.id = c.parent_id
    WHERE c.tenant_id = $1::uuid AND c.id = ANY($2::uuid[])`,
}
