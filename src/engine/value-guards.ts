import { isRecord } from '@/lib/is-record'
import type { DataValue, MessageValue, ModelValue, TableValue } from './values'

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
