import type { z } from 'zod'
import { elementOf, schemaKind } from './schema-kind'

const truths = new Set(['true', '1', 'yes', 'on', 't', 'y'])
const lies = new Set(['false', '0', 'no', 'off', 'f', 'n'])
const numeric = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/**
 * Reads one parameter's text as its schema wants it. Text that does not fit is handed on as it is,
 * so that the schema refuses it with its own words.
 */
export function coerceText(schema: z.core.$ZodType, values: string[]): unknown {
  const last = values[values.length - 1] ?? ''
  switch (schemaKind(schema)) {
    case 'boolean': {
      const word = last.toLowerCase()
      return truths.has(word) ? true : lies.has(word) ? false : last
    }
    case 'number':
      return numeric.test(last) ? Number(last) : last
    case 'array': {
      const element = elementOf(schema)
      return element ? values.map((value) => coerceText(element, [value])) : values
    }
    case 'text':
      return last
  }
}
