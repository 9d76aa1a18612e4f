import { toJson } from '@/lib/to-json'
import type { FieldDefinition } from './component'
import type { JsonValue } from './values'

type Coerced = { value: JsonValue | undefined } | { fault: string }

/** An author's value in the type of its field; an empty one is `undefined`. Says what is wrong with one that does not fit. */
export function coerceField(field: FieldDefinition, raw: unknown): Coerced {
  if (raw === undefined || raw === null) return { value: undefined }
  switch (field.type) {
    case 'integer':
    case 'number':
    case 'slider':
      return coerceNumber(field, raw)
    case 'boolean':
      return coerceBoolean(raw)
    case 'text':
    case 'multiline':
    case 'prompt':
    case 'secret':
    case 'select':
      if (typeof raw === 'number' || typeof raw === 'boolean') return { value: String(raw) }
      return { value: toJson(raw) }
    default:
      return { value: toJson(raw) }
  }
}

function coerceNumber(field: FieldDefinition, raw: unknown): Coerced {
  if (raw === '') return { value: undefined }
  const value = typeof raw === 'string' ? Number(raw.trim()) : raw
  if (typeof value !== 'number' || !Number.isFinite(value)) return { fault: 'is not a number' }
  if (field.type === 'integer' && !Number.isInteger(value)) return { fault: 'is not a whole number' }
  if (field.min !== undefined && value < field.min) return { fault: `is less than ${field.min}` }
  if (field.max !== undefined && value > field.max) return { fault: `is more than ${field.max}` }
  return { value }
}

function coerceBoolean(raw: unknown): Coerced {
  if (raw === '') return { value: undefined }
  if (typeof raw === 'boolean') return { value: raw }
  if (raw === 'true' || raw === 'True' || raw === 1) return { value: true }
  if (raw === 'false' || raw === 'False' || raw === 0) return { value: false }
  return { fault: 'is neither true nor false' }
}
