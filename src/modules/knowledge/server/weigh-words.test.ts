import { expect, it } from 'vitest'
import { weighWords } from './weigh-words'

const weighed = (chunks: number, counts: Record<string, number>) =>
  weighWords({ chunks, average: 10, counts: Object.entries(counts).map(([word, held]) => ({ word, chunks: held })) })

it('gives rare words more weight, and none a weight below zero', () => {
  const weights = weighed(100, { the: 100, mill: 10, heron: 1, zeppelin: 0 })?.words.map(({ weight }) => weight) ?? []
  expect([...weights].sort((a, b) => a - b)).toEqual(weights)
  expect(weights[0]).toBeGreaterThan(0)
})

it('asks for any word in a small base', () => {
  expect(weighed(900, { the: 900, mill: 10, zeppelin: 0 })?.needed).toEqual(['the', 'mill'])
})

it('asks for one of the rare words in a large base, if there are any', () => {
  expect(weighed(50_000, { the: 49_000, mill: 4_000, heron: 3 })?.needed).toEqual(['mill', 'heron'])
  expect(weighed(50_000, { the: 49_000, of: 30_000, zeppelin: 0 })?.needed).toEqual(['the', 'of'])
})

it('asks for nothing where nothing can be found', () => {
  expect(weighed(50_000, { zeppelin: 0 })).toBeUndefined()
  expect(weighed(0, {})).toBeUndefined()
})
