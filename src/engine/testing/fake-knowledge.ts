import { EngineError } from '../errors'
import type { EmbeddingsPort, KnowledgeHit, KnowledgePort, KnowledgeQuery } from '../ports'

export interface FakeDocument {
  name: string
  text: string
  metadata?: KnowledgeHit['metadata']
}

export interface FakeKnowledge extends KnowledgePort {
  /** Documents by the name of their base. */
  bases: Map<string, FakeDocument[]>
  queries: KnowledgeQuery[]
}

/** Knowledge in memory: a document is one chunk, its score the share of the query's words that it has. */
export function fakeKnowledge(given: Readonly<Record<string, readonly FakeDocument[]>>): FakeKnowledge {
  const bases = new Map(Object.entries(given).map(([name, documents]) => [name, [...documents]]))
  const queries: KnowledgeQuery[] = []
  return {
    bases,
    queries,
    async search(query) {
      query.signal.throwIfAborted()
      queries.push(query)
      const hits = query.knowledge_bases.flatMap((name) => {
        const documents = bases.get(name)
        if (!documents) throw new EngineError('knowledge_missing', `There is no knowledge base "${name}".`)
        return documents.map((document) => hitOf(name, document, query.query))
      })
      return hits
        .filter((hit) => hit.score > 0 && hit.score >= (query.score_threshold ?? 0) && fits(hit, query.metadata))
        .sort((a, b) => b.score - a.score)
        .slice(0, query.top_k)
    },
    async ingest({ knowledge_base, documents }) {
      const before = bases.get(knowledge_base) ?? []
      const names = new Set(documents.map((document) => document.name))
      bases.set(knowledge_base, [...before.filter((document) => !names.has(document.name)), ...documents])
      return { knowledge_base_id: knowledge_base, chunks: documents.length }
    },
  }
}

/** Vectors of 8 numbers that depend on the text only; equal words pull them together. */
export function fakeEmbeddings(): EmbeddingsPort & { requests: Parameters<EmbeddingsPort['embed']>[0][] } {
  const requests: Parameters<EmbeddingsPort['embed']>[0][] = []
  return {
    requests,
    async embed(request) {
      request.signal.throwIfAborted()
      requests.push(request)
      return { vectors: request.texts.map(vectorOf), usage: { input_tokens: request.texts.length } }
    },
  }
}

function vectorOf(text: string): number[] {
  const vector = new Array<number>(8).fill(0)
  for (const word of wordsOf(text)) {
    let hash = 7
    for (const letter of word) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9_973
    vector[hash % 8] = (vector[hash % 8] ?? 0) + 1
  }
  const length = Math.hypot(...vector) || 1
  return vector.map((number) => number / length)
}

function hitOf(base: string, document: FakeDocument, query: string): KnowledgeHit {
  const asked = wordsOf(query)
  const there = new Set(wordsOf(document.text))
  const score = asked.length === 0 ? 0 : asked.filter((word) => there.has(word)).length / asked.length
  return {
    content: document.text,
    score,
    knowledge_base_id: base,
    knowledge_base_name: base,
    document_id: document.name,
    document_name: document.name,
    position: 1,
    metadata: document.metadata ?? {},
  }
}

function fits(hit: KnowledgeHit, wanted: KnowledgeQuery['metadata']): boolean {
  return Object.entries(wanted ?? {}).every(([key, value]) => hit.metadata[key] === value)
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
