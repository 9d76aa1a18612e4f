import { plainValue } from '@/engine/plain-value'
import { dataText, textOf } from '@/engine/text-of'
import { isData, isTable } from '@/engine/value-guards'
import type { DataValue, TableValue, Value } from '@/engine/values'
import { formatTemplate } from '@/lib/f-string'
import { isRecord } from '@/lib/is-record'

/** Data written by a template: `{name}` is its field of that name (`{a.b}` reaches inside), empty when there is none. */
export function formatData(template: string, data: Record<string, unknown>, text?: string): string {
  return formatTemplate(template, (name) => {
    const found = fieldOf(data, name)
    return found === undefined && name === 'text' && text !== undefined ? text : cellText(found)
  })
}

/** A value as a reader of the chat wants it: data without text as a JSON block, a table without its empty rows. */
export function readableText(value: Value | undefined, options: { template: string; clean: boolean }): string {
  if (Array.isArray(value)) return value.map((item) => readableText(item, options)).join('\n')
  if (isTable(value)) return textOf(options.clean ? withoutEmptyRows(value) : value)
  if (isData(value)) return readableData(value, options.template)
  if (isRecord(value) && value.kind === undefined) return jsonBlock(plainValue(value))
  return textOf(value)
}

function readableData(value: DataValue, template: string): string {
  const hasText = typeof value.data[value.text_key ?? 'text'] === 'string'
  if (template === '' || template === '{text}') return hasText ? dataText(value) : jsonBlock(plainValue(value))
  return formatData(template, value.data, hasText ? dataText(value) : '')
}

function jsonBlock(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``
}

function withoutEmptyRows(table: TableValue): TableValue {
  const full = (cell: unknown) => cell !== undefined && cell !== null && cell !== ''
  return { kind: 'table', rows: table.rows.filter((row) => Object.values(row).some(full)) }
}

function fieldOf(data: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(data, path)) return data[path]
  let at: unknown = data
  for (const key of path.split('.')) {
    if (!isRecord(at) || !Object.hasOwn(at, key)) return undefined
    at = at[key]
  }
  return at
}

function cellText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
