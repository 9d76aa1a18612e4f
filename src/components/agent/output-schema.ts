import { isData, isTable } from '@/engine/value-guards'
import type { JsonValue, Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'

type Schema = { [key: string]: JsonValue | undefined }

const TYPES: Readonly<Record<string, string>> = {
  str: 'string',
  text: 'string',
  string: 'string',
  int: 'integer',
  integer: 'integer',
  float: 'number',
  number: 'number',
  bool: 'boolean',
  boolean: 'boolean',
  dict: 'object',
  object: 'object',
}

/** The JSON Schema that rows of name, type, description and multiple stand for; undefined when there is no row. */
export function outputSchema(value: Value | undefined): Schema | undefined {
  const properties: { [key: string]: JsonValue } = {}
  for (const row of rowsOf(value)) {
    const name = typeof row.name === 'string' ? row.name.trim() : ''
    if (name === '') continue
    const item: Schema = { type: TYPES[String(row.type ?? 'str').toLowerCase()] ?? 'string' }
    const description = typeof row.description === 'string' ? row.description : ''
    const many = row.multiple === true || /^true$/i.test(String(row.multiple ?? ''))
    const schema: Schema = many ? { type: 'array', items: item } : item
    properties[name] = description === '' ? schema : { ...schema, description }
  }
  const required = Object.keys(properties)
  if (required.length === 0) return undefined
  return { type: 'object', properties, required, additionalProperties: false }
}

function rowsOf(value: Value | undefined): Record<string, unknown>[] {
  if (isTable(value)) return value.rows
  if (isData(value)) return [value.data]
  if (Array.isArray(value)) return value.flatMap(rowsOf)
  return isRecord(value) ? [value] : []
}
