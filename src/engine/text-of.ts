import { plainValue } from './plain-value'
import { isData, isMessage, isTable } from './value-guards'
import type { DataValue, TableValue, Value } from './values'

/** Any value as text: a message's text, data's readable text (else its JSON), a table in Markdown. Nothing is the empty text. */
export function textOf(value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return String(value)
  if (isMessage(value)) return value.text
  if (isData(value)) return dataText(value)
  if (isTable(value)) return tableText(value)
  if (Array.isArray(value)) return value.map((item) => textOf(item)).join('\n')
  return JSON.stringify(plainValue(value), null, 2)
}

/** The readable text of data, or its JSON when it has none. */
export function dataText(value: DataValue): string {
  const text = value.data[value.text_key ?? 'text']
  return typeof text === 'string' ? text : JSON.stringify(value.data, null, 2)
}

function tableText(table: TableValue): string {
  const columns = new Set<string>()
  for (const row of table.rows) for (const key of Object.keys(row)) columns.add(key)
  if (columns.size === 0) return ''
  const names = [...columns]
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const rows = table.rows.map((row) => line(names.map((name) => cellText(row[name]))))
  return [line(names), line(names.map(() => '---')), ...rows].join('\n')
}

function cellText(cell: unknown): string {
  if (cell === undefined || cell === null) return ''
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
  return text.replaceAll('|', '\\|').replaceAll(/\r?\n/g, '<br>')
}
