/** Numbers of a vector of the offline embedding model. */
export const OFFLINE_DIMENSIONS = 256

/**
 * A vector of length 1 that depends on the text alone: words and the three-letter pieces of words, hashed. Texts that share
 * words or their stems lie near each other by cosine; of meaning it knows nothing. A text without a letter is all zeros.
 */
export function offlineEmbedding(text: string): number[] {
  const vector = new Array<number>(OFFLINE_DIMENSIONS).fill(0)
  for (const word of text
    .toLowerCase()
    .normalize('NFKC')
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    add(vector, word, 1)
    const padded = `^${word}$`
    for (let at = 0; at + 3 <= padded.length; at++) add(vector, padded.slice(at, at + 3), 0.4)
  }
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((number) => number / length)
}

/** The sign comes from the hash too, so that pieces which fall on the same place cancel out on the whole. */
function add(vector: number[], piece: string, weight: number): void {
  const hash = fnv1a(piece)
  const at = hash % OFFLINE_DIMENSIONS
  vector[at] = (vector[at] ?? 0) + (hash & 0x8000_0000 ? -weight : weight)
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}
