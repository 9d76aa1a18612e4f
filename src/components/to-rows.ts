import { isData, isMessage, isTable } from '@/engine/value-guards'
import type { DataValue, MessageValue, Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'

/** A value as rows: of a table, of each item of a list, of one object. A text is a row with `text`; nothing is no row. */
export function toRows(value: Value | undefined): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((item) => toRows(item))
  if (isTable(value)) return value.rows
  if (value === undefined || value === null || value === '') return []
  return [toRow(value)]
}

/** Each row of a value as data; data keeps the key of its text. */
export function toDataList(value: Value | undefined): DataValue[] {
  if (Array.isArray(value)) return value.flatMap((item) => toDataList(item))
  if (isData(value)) return [value]
  return toRows(value).map((data) => ({ kind: 'data', data }))
}

function toRow(value: Exclude<Value, null>): Record<string, unknown> {
  if (isData(value)) return value.data
  if (isMessage(value)) return messageRow(value)
  return isRecord(value) ? value : { text: String(value) }
}

function messageRow({ text, sender, sender_name, session_id, files }: MessageValue): Record<string, unknown> {
  return { text, sender, sender_name, session_id, files }
}
