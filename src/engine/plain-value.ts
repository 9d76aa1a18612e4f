import { toJson } from '@/lib/to-json'
import { isData, isEmbeddingModel, isMessage, isModel, isTable, isTool } from './value-guards'
import type { JsonValue, Value } from './values'

/** The JSON that people and templates see of a value: a message is its text, data its object, a table its rows. A model shows no key. */
export function plainValue(value: Value | undefined): JsonValue {
  if (value === undefined || value === null) return null
  if (typeof value !== 'object') return value
  if (isMessage(value)) return value.text
  if (isData(value)) return toJson(value.data)
  if (isTable(value)) return toJson(value.rows)
  if (isModel(value) || isEmbeddingModel(value)) return { provider: value.model.provider, model: value.model.model }
  if (isTool(value)) return { name: value.name, description: value.description }
  if (Array.isArray(value)) return value.map((item) => plainValue(item))
  return toJson(value)
}
