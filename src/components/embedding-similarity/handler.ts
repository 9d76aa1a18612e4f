import { z } from 'zod'
import type { Handler } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { isEmbeddingModel } from '@/engine/value-guards'
import { choiceInput, textInput } from '../read-inputs'
import { dataOf } from '../table-of'
import { toRows } from '../to-rows'

const Vectors = z.array(z.object({ embeddings: z.array(z.number()).min(1) })).length(2)

export const textEmbedderHandler: Handler = async (inputs, context) => {
  const { embedding_model } = inputs
  if (!isEmbeddingModel(embedding_model)) {
    throw new EngineError('missing_value', `"${context.node_name}" waits for an embedding model.`, {
      hint: 'Connect one to "Embedding Model".',
    })
  }
  const text = textInput(inputs, 'message')
  const { vectors, usage } = await context.ports.embeddings.embed({
    model: embedding_model.model,
    texts: [text],
    signal: context.signal,
  })
  context.usage(usage, embedding_model.model.model)
  return { outputs: { embeddings: dataOf({ text, embeddings: vectors[0] ?? [] }) } }
}

export const embeddingSimilarityHandler: Handler = async (inputs, context) => {
  const parsed = Vectors.safeParse(toRows(inputs.embedding_vectors))
  const [one, other] = parsed.data?.map((row) => row.embeddings) ?? []
  if (!one || !other || one.length !== other.length) {
    throw new EngineError('invalid_input', `"${context.node_name}" needs two vectors of the same length.`, {
      hint: 'Connect two text embedders that use the same model.',
    })
  }
  const metric = choiceInput(inputs, 'similarity_metric')
  return { outputs: { similarity_data: dataOf({ similarity_score: similarity(one, other, metric), metric }) } }
}

function similarity(one: number[], other: number[], metric: string): number {
  const differences = one.map((value, index) => value - (other[index] ?? 0))
  if (metric === 'Euclidean Distance') return Math.hypot(...differences)
  if (metric === 'Manhattan Distance') return differences.reduce((sum, value) => sum + Math.abs(value), 0)
  const product = one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0)
  return product / (Math.hypot(...one) * Math.hypot(...other) || 1)
}
