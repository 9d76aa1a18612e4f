import { isEmbeddingModel, isModel, isTool } from './value-guards'
import type { Value } from './values'

/** Whether a value holds something that cannot be written down: a tool, or a model with its key. */
export function isLive(value: Value): boolean {
  if (Array.isArray(value)) return value.some(isLive)
  return isTool(value) || isModel(value) || isEmbeddingModel(value)
}
