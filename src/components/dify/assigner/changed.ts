import { EngineError } from '@/engine/errors'
import type { JsonValue, Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'

/** A variable after an operation. Throws `invalid_input` when the operation or its value does not suit the variable. */
export function changed(before: Value, operation: string, value: Value, name: string): Value {
  switch (operation) {
    case 'over-write':
    case 'set':
      return fitted(before, value, name)
    case 'clear':
      return cleared(before)
    case 'append':
      return [...asList(before, operation, name), value]
    case 'extend':
      return [...asList(before, operation, name), ...asList(value, operation, name)]
    case 'remove-first':
      return asList(before, operation, name).slice(1)
    case 'remove-last':
      return asList(before, operation, name).slice(0, -1)
    case '+=':
      return asNumber(before, name) + asNumber(value, name)
    case '-=':
      return asNumber(before, name) - asNumber(value, name)
    case '*=':
      return asNumber(before, name) * asNumber(value, name)
    case '/=': {
      const divisor = asNumber(value, name)
      if (divisor === 0) throw new EngineError('invalid_input', `"${name}" cannot be divided by zero.`)
      return asNumber(before, name) / divisor
    }
    default:
      throw new EngineError('invalid_flow', `"${operation}" is not an operation on variables.`, {
        hint: 'Choose another in the inspector.',
      })
  }
}

/** A value that was typed as text, in the kind of the variable that it replaces. */
function fitted(before: Value, value: Value, name: string): Value {
  if (typeof value !== 'string') return value
  if (typeof before === 'number') return asNumber(value, name)
  if (typeof before === 'boolean') return /^(true|1)$/i.test(value.trim())
  if (!isRecord(before) || 'kind' in before) return value
  const parsed = parseObject(value)
  if (!parsed) throw unfit(name, 'an object written as JSON')
  return parsed
}

function parseObject(text: string): { [key: string]: JsonValue | undefined } | undefined {
  try {
    const json = toJson(JSON.parse(text))
    return isRecord(json) ? json : undefined
  } catch {
    return undefined
  }
}

function cleared(before: Value): Value {
  if (Array.isArray(before)) return []
  switch (typeof before) {
    case 'string':
      return ''
    case 'number':
      return 0
    case 'boolean':
      return false
    default:
      return before === null || (isRecord(before) && 'kind' in before) ? null : {}
  }
}

function asList(value: Value, operation: string, name: string): Value[] {
  if (Array.isArray(value)) return value
  // A list that nobody has filled yet.
  if (value === null) return []
  throw unfit(name, `a list, so "${operation}" cannot be done`)
}

function asNumber(value: Value, name: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  throw unfit(name, 'a number')
}

function unfit(name: string, what: string): EngineError {
  return new EngineError('invalid_input', `The value for "${name}" is not ${what}.`, {
    hint: 'Choose another value or another operation.',
  })
}
