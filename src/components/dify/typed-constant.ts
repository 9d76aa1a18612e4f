import { EngineError } from '@/engine/errors'
import type { JsonValue } from '@/engine/values'
import { toJson } from '@/lib/to-json'

/** A constant that was typed as text, in the type that its variable declares. Throws `invalid_flow` for one that does not fit. */
export function typedConstant(value: unknown, type: string, name: string): JsonValue {
  if (value === undefined || value === null) return emptyOf(type)
  if (typeof value !== 'string') return toJson(value)
  switch (type) {
    case 'number':
    case 'integer':
    case 'float': {
      const number = Number(value)
      if (value.trim() === '') return 0
      if (!Number.isFinite(number)) throw unfit(name, 'a number')
      return number
    }
    case 'boolean':
      return /^(true|1)$/i.test(value.trim())
    default:
      return type === 'object' || type.startsWith('array') ? parsed(value, type, name) : value
  }
}

/** What a variable of a type is when it is cleared. */
export function emptyOf(type: string): JsonValue {
  if (type.startsWith('array')) return []
  switch (type) {
    case 'number':
    case 'integer':
    case 'float':
      return 0
    case 'boolean':
      return false
    case 'object':
      return {}
    case 'string':
    case 'secret':
      return ''
    default:
      return null
  }
}

function parsed(value: string, type: string, name: string): JsonValue {
  if (value.trim() === '') return emptyOf(type)
  try {
    const json = toJson(JSON.parse(value))
    if (Array.isArray(json) === type.startsWith('array')) return json
  } catch {
    // Told below, together with JSON of the wrong kind.
  }
  throw unfit(name, type.startsWith('array') ? 'a list written as JSON' : 'an object written as JSON')
}

function unfit(name: string, what: string): EngineError {
  return new EngineError('invalid_flow', `The value of "${name}" is not ${what}.`, {
    hint: 'Correct it in the inspector.',
  })
}
