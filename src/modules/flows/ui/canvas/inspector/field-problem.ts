import type { FieldDefinition } from '@/engine'
import { t } from '@/lib/messages/t'

/** What is wrong with a number as it was typed, or undefined. */
export function numberProblem(field: FieldDefinition, typed: string): string | undefined {
  if (typed.trim() === '') return undefined
  const value = Number(typed)
  if (!Number.isFinite(value)) return t('inspector.number')
  if (field.type === 'integer' && !Number.isInteger(value)) return t('inspector.integer')
  if (field.min !== undefined && value < field.min) return t('inspector.min', { min: field.min })
  if (field.max !== undefined && value > field.max) return t('inspector.max', { max: field.max })
  return undefined
}

/** What is wrong with JSON as it was typed, or undefined. */
export function jsonProblem(typed: string): string | undefined {
  if (typed.trim() === '') return undefined
  try {
    JSON.parse(typed)
    return undefined
  } catch (error) {
    return t('inspector.json', { reason: error instanceof Error ? error.message : String(error) })
  }
}

/** What is wrong with the value that is stored, or undefined. A wire stands for a value. */
export function valueProblem(field: FieldDefinition, value: unknown, wired: boolean): string | undefined {
  const empty = value === undefined || value === null || value === ''
  if (empty) return field.required && !wired ? t('inspector.missing') : undefined
  if (field.type === 'integer' || field.type === 'number' || field.type === 'slider') {
    return numberProblem(field, String(value))
  }
  return undefined
}
