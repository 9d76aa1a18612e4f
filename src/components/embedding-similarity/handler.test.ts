import { expect, it } from 'vitest'
import type { Value } from '@/engine/values'
import { runNode } from '../testing/run-node'

const vector = (...embeddings: number[]): Value => ({ kind: 'data', data: { embeddings } })
const compare = async (similarity_metric: string, ...vectors: Value[]) => {
  const { outputs, error } = await runNode(
    'EmbeddingSimilarityComponent',
    { similarity_metric },
    { wires: { embedding_vectors: vectors } },
  )
  return error ? error.message : outputs.similarity_data
}

it.each([
  ['Cosine Similarity', 0],
  ['Euclidean Distance', 5],
  ['Manhattan Distance', 7],
])('measures by %s', async (metric, similarity_score) => {
  expect(await compare(metric, vector(3, 0), vector(0, 4))).toMatchObject({ data: { similarity_score, metric } })
})

it('refuses what cannot be compared', async () => {
  expect(await compare('Cosine Similarity', vector(1), vector(1, 2))).toContain('two vectors of the same length')
})

it('embeds a text', async () => {
  const model: Value = { kind: 'embedding_model', model: { provider: 'offline', model: 'e' } }
  const { outputs } = await runNode('TextEmbedderComponent', { message: 'hi' }, { wires: { embedding_model: model } })
  expect(outputs.embeddings).toMatchObject({ data: { text: 'hi', embeddings: expect.any(Array) } })
})
