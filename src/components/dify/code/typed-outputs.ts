import { EngineError } from '@/engine/errors'
import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'

export interface OutputType {
  type: string
  children?: Record<string, OutputType> | null | undefined
}

/** Characters of one text, items of one list. */
const MAX_TEXT = 400_000
const MAX_ITEMS = 10_000

/** What `main` returned, held against the types that the node declares; without a declaration, as it is. */
export function typedOutputs(
  result: Record<string, unknown>,
  types: Record<string, OutputType>,
  prefix = '',
): Record<string, JsonValue> {
  const names = Object.keys(types)
  if (names.length === 0)
    return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, toJson(value)]))
  return Object.fromEntries(
    names.map((name) => {
      if (!Object.hasOwn(result, name)) throw fault(prefix + name, 'is not among what main returned')
      return [name, typed(result[name], types[name] ?? { type: 'any' }, prefix + name)]
    }),
  )
}

function typed(value: unknown, type: OutputType, name: string): JsonValue {
  if (value === null || value === undefined) return null
  switch (type.type) {
    case 'string':
      if (typeof value !== 'string') throw fault(name, 'must be a text')
      if (value.length > MAX_TEXT) throw fault(name, `is longer than ${MAX_TEXT} characters`)
      return value.replaceAll('\0', '')
    case 'number':
      if (typeof value === 'boolean') return Number(value)
      if (typeof value !== 'number') throw fault(name, 'must be a number')
      return value
    case 'boolean':
      if (typeof value !== 'boolean') throw fault(name, 'must be true or false')
      return value
    case 'object':
      if (!isRecord(value)) throw fault(name, 'must be an object')
      return type.children && Object.keys(type.children).length > 0
        ? typedOutputs(value, type.children, `${name}.`)
        : toJson(value)
    default:
      return type.type.startsWith('array') ? typedList(value, type, name) : toJson(value)
  }
}

function typedList(value: unknown, type: OutputType, name: string): JsonValue {
  if (!Array.isArray(value)) throw fault(name, 'must be a list')
  if (value.length > MAX_ITEMS) throw fault(name, `has more than ${MAX_ITEMS} items`)
  const item = /^array\[(.+)\]$/.exec(type.type)?.[1] ?? 'any'
  return value.map((entry, index) => typed(entry, { type: item, children: type.children }, `${name}[${index}]`))
}

function fault(name: string, what: string): EngineError {
  return new EngineError('code_failed', `The output "${name}" ${what}.`, {
    hint: 'Make main return it like that, or change the type among the node’s output variables.',
  })
}
