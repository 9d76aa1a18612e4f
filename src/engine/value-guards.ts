import { isRecord } from '@/lib/is-record'
import type {
  DataValue,
  EmbeddingModelValue,
  FileValue,
  MessageValue,
  ModelValue,
  TableValue,
  ToolValue,
  Value,
} from './values'

export function isMessage(value: unknown): value is MessageValue {
  return isRecord(value) && value.kind === 'message' && typeof value.text === 'string'
}

export function isData(value: unknown): value is DataValue {
  return isRecord(value) && value.kind === 'data' && isRecord(value.data)
}

export function isTable(value: unknown): value is TableValue {
  return isRecord(value) && value.kind === 'table' && Array.isArray(value.rows)
}

export function isModel(value: unknown): value is ModelValue {
  return isRecord(value) && value.kind === 'model' && isRecord(value.model)
}

export function isEmbeddingModel(value: unknown): value is EmbeddingModelValue {
  return isRecord(value) && value.kind === 'embedding_model' && isRecord(value.model)
}

export function isFile(value: unknown): value is FileValue {
  return isRecord(value) && value.kind === 'file' && typeof value.ref === 'string' && typeof value.name === 'string'
}

export function isTool(value: unknown): value is ToolValue {
  return isRecord(value) && value.kind === 'tool' && typeof value.call === 'function'
}

/** The files of a value that is a file or a list with files. */
export function filesIn(value: Value | undefined): FileValue[] {
  const items: readonly (Value | undefined)[] = Array.isArray(value) ? value : [value]
  return items.flatMap((item) => (isFile(item) ? [item] : []))
}
