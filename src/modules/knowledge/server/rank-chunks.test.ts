import { describe, expect, it } from 'vitest'
import { fuse, vectorScores, wordScores } from './rank-chunks'

const hit = (id: string, score: number, whole = id) => ({ id, whole, score })
const ids = (hits: { id: string }[]) => hits.map(({ id }) => id).join('')

describe('scores', () => {
  it('are between 0 and 1 and keep the order', () => {
    expect(vectorScores([hit('a', 1.0000001), hit('b', 0.4), hit('c', -0.3)]).map(({ score }) => score)).toEqual([
      1, 0.4, 0,
    ])
    const words = wordScores([hit('a', 2.2), hit('b', 1), hit('c', 0.1)]).map(({ score }) => score)
    expect(words[0]).toBeLessThan(1)
    expect(words[1]).toBeCloseTo(0.865, 3)
    expect([...words].sort((a, b) => b - a)).toEqual(words)
  })
})

describe('hybrid', () => {
  const vectors = [hit('a', 0.9), hit('b', 0.8), hit('c', 0.1)]
  const words = [hit('c', 0.9), hit('b', 0.8), hit('d', 0.7)]
  it('prefers what both lists have', () => {
    for (const fusion of ['weighted', 'reciprocal_rank'] as const)
      expect(ids(fuse(vectors, words, { fusion, vector_weight: 0.5 }))[0]).toMatch(/[bc]/)
    expect(fuse(vectors, words, { fusion: 'weighted', vector_weight: 0.5 })[0]).toEqual(hit('b', 0.8))
  })
  it('with all the weight on one side is that side', () => {
    expect(ids(fuse(vectors, words, { fusion: 'weighted', vector_weight: 1 })).slice(0, 3)).toBe('abc')
    expect(ids(fuse(vectors, words, { fusion: 'weighted', vector_weight: 0 })).slice(0, 3)).toBe('cbd')
  })
  it('gives 1 to what stands first in both', () => {
    const [first] = fuse([hit('a', 0.2)], [hit('a', 0.1)], { fusion: 'reciprocal_rank', vector_weight: 0.7 })
    expect(first?.score).toBeCloseTo(1)
  })
  it('joins two children of one parent', () => {
    const fused = fuse([hit('a', 0.5, 'p')], [hit('b', 0.5, 'p')], { fusion: 'weighted', vector_weight: 0.5 })
    expect(fused).toEqual([hit('a', 0.5, 'p')])
  })
})
