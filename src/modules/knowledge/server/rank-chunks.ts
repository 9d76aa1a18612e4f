import type { Retrieval } from '../contract/knowledge.schema'
import type { Ranked } from './search.repository'

/** Places below the first count little more than each other: the usual constant of reciprocal rank fusion. */
const RANK_CONSTANT = 60

/** Cosine as a score: vectors that point apart have nothing in common. */
export const vectorScores = (ranked: readonly Ranked[]): Ranked[] =>
  ranked.map((hit) => ({ ...hit, score: Math.min(1, Math.max(0, hit.score)) }))

/** BM25 as a score between 0 and 1 in the same order: all words of the query once give 0.86. */
export const wordScores = (ranked: readonly Ranked[]): Ranked[] =>
  ranked.map((hit) => ({ ...hit, score: 1 - Math.exp(-2 * hit.score) }))

/** Both lists as one, best first. What only one of them has gets nothing from the other. */
export function fuse(
  vectors: readonly Ranked[],
  words: readonly Ranked[],
  { fusion, vector_weight }: Pick<Retrieval, 'fusion' | 'vector_weight'>,
): Ranked[] {
  const fused = new Map<string, Ranked>()
  const add = (list: readonly Ranked[], weight: number) => {
    for (const [at, hit] of list.entries()) {
      const share = weight * (fusion === 'weighted' ? hit.score : (RANK_CONSTANT + 1) / (RANK_CONSTANT + 1 + at))
      const known = fused.get(hit.whole)
      fused.set(hit.whole, known ? { ...known, score: known.score + share } : { ...hit, score: share })
    }
  }
  add(vectors, vector_weight)
  add(words, 1 - vector_weight)
  return [...fused.values()].sort(byScore)
}

const byScore = (a: Ranked, b: Ranked) => b.score - a.score || (a.id < b.id ? -1 : 1)
