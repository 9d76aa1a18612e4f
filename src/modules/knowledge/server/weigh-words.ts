import type { WeighedQuery, WordCounts } from './search.repository'

/** A word in more chunks than this, and than a tenth of them, is common: looking at all of them would take long. */
const COMMON_CHUNKS = 1_000

/**
 * Rare words weigh more than common ones, as BM25 has it. Where the query has words that are not common, a chunk has to hold
 * one of them; undefined when no chunk holds any word.
 */
export function weighWords({ chunks, average, counts }: WordCounts): WeighedQuery | undefined {
  const words = counts.map(({ word, chunks: held }) => ({
    word,
    weight: Math.log(1 + (Math.max(chunks - held, 0) + 0.5) / (held + 0.5)),
  }))
  const held = counts.filter((count) => count.chunks > 0)
  const rare = held.filter((count) => count.chunks <= Math.max(COMMON_CHUNKS, chunks / 10))
  const needed = (rare.length > 0 ? rare : held).map(({ word }) => word)
  return needed.length === 0 ? undefined : { words, needed, average }
}
