import { isRecord } from '@/lib/is-record'

/** A value as it is typed into a field: texts as they are, all else as JSON. */
export function variableText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The value of a type that a text stands for; undefined when it is none. */
export function typedText(text: string, type: string): unknown {
  if (type === 'string' || type === 'secret') return text
  const value = parsed(text)
  if (type === 'number') return typeof value === 'number' ? value : undefined
  if (type === 'boolean') return typeof value === 'boolean' ? value : undefined
  if (type.startsWith('array')) return Array.isArray(value) ? value : undefined
  return type === 'object' && !isRecord(value) ? undefined : value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
