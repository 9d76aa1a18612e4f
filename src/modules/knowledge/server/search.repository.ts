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

const Lengths = z.object({ chunks: z.number(), average: z.number() })
const Count = z.object({ word: z.string(), chunks: z.number() })
export type WordCounts = z.infer<typeof Lengths> & { counts: z.infer<typeof Count>[] }

/** A query of words: what each weighs, and of which a chunk has to hold at least one. */
export interface WeighedQuery {
  words: { word: string; weight: number }[]
  needed: string[]
  /** Words of an ordinary chunk. */
  average: number
}

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
  /** How many chunks of a base hold each word, and how long its chunks are. */
  wordCounts: async ({ tenant_id, knowledge_base_id }: SearchScope, words: readonly string[]): Promise<WordCounts> => {
    const lengths = z.array(Lengths).parse(await runStatement(chunkLengths, [tenant_id, knowledge_base_id]))
    const counts = await runStatement(wordCounts, [tenant_id, knowledge_base_id, words])
    return { ...(lengths[0] ?? { chunks: 0, average: 1 }), counts: z.array(Count).parse(counts) }
  },
  /** Best by words, each whole once; scores from 0 to 2.2, 1 for all words once in a chunk of ordinary length. */
  matching: async (scope: SearchScope, { words, needed, average }: WeighedQuery, limit: number) =>
    z
      .array(Ranked)
      .parse(
        await runStatement(matching, [
          scope.tenant_id,
          scope.knowledge_base_id,
          JSON.stringify(scope.metadata),
          needed.map((word) => `'${word}'`).join(' | '),
          words.map(({ word }) => word),
          words.map(({ weight }) => weight),
          average,
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

const chunkLengths = {
  name: 'count_knowledge_chunks',
  text: `
    SELECT count(*)::float8 AS chunks, greatest(coalesce(avg(word_count), 1), 1)::float8 AS average
    FROM "KnowledgeChunk" WHERE tenant_id = $1::uuid AND knowledge_base_id = $2::uuid AND kind <> 'parent'`,
}

const wordCounts = {
  name: 'count_knowledge_words',
  text: `
    SELECT word, (
      SELECT count(*)::float8 FROM "KnowledgeChunk"
      WHERE tenant_id = $1::uuid AND knowledge_base_id = $2::uuid AND words @@ ('''' || word || '''')::tsquery
    ) AS chunks FROM unnest($3::text[]) AS word`,
}

/** BM25 (k1 1.2, b 0.75); the sum is divided by what all words of the query weigh, so that it compares between queries. */
const matching = {
  name: 'search_knowledge_by_words',
  text: `
    WITH asked AS (SELECT * FROM unnest($5::text[], $6::float8[]) AS a(word, weight)), scored AS (
      SELECT c.id, coalesce(c.parent_id, c.id) AS whole, (
        SELECT sum(asked.weight * t.times * 2.2 / (t.times + 1.2 * (0.25 + 0.75 * c.word_count / $7::float8)))
        FROM unnest(c.words) u JOIN asked ON asked.word = u.lexeme
          CROSS JOIN LATERAL (SELECT coalesce(array_length(u.positions, 1), 1)::float8 AS times) t
      ) / (SELECT sum(weight) FROM asked) AS score
      ${searched} AND c.words @@ $4::tsquery
    ), wholes AS (SELECT DISTINCT ON (whole) id, whole, score FROM scored ORDER BY whole, score DESC, id)
    SELECT id, whole, score FROM wholes ORDER BY score DESC, id LIMIT $8::int`,
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
