import type { DataValue, TableValue } from '@/engine/values'

/** Rows as a table. */
export function tableOf(rows: Record<string, unknown>[]): TableValue {
  return { kind: 'table', rows }
}

/** An object as data. */
export function dataOf(data: Record<string, unknown>): DataValue {
  return { kind: 'data', data }
}

/** Each row as data. */
export function dataListOf(rows: readonly Record<string, unknown>[]): DataValue[] {
  return rows.map(dataOf)
}
