import { jsonrepair } from 'jsonrepair'
import { EngineError } from '@/engine/errors'
import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { splitThinking } from './split-thinking'

/**
 * The JSON of a model's answer, also out of a code fence or the words around it, and mended when it is slightly broken.
 * With a schema, a lone object counts as a list of one and the other way round, as the schema's type asks. Throws
 * `model_bad_response` when there is no JSON, or JSON of another type.
 */
export function parseJsonAnswer(text: string, schema?: { type?: unknown }): JsonValue {
  const { answer } = splitThinking(text)
  for (const candidate of candidates(answer)) {
    const value = read(candidate)
    const fitting = value === undefined ? undefined : fitted(value, schema?.type)
    if (fitting !== undefined) return fitting
  }
  const shown = answer.trim().slice(0, 200)
  throw new EngineError('model_bad_response', `The model was asked for JSON and answered: ${shown || 'nothing'}`, {
    hint: 'Try again, or use a model that is better at structured answers.',
  })
}

/** The answer itself, what stands in a code fence, and what lies between the outermost brackets. */
function candidates(answer: string): string[] {
  const found = [answer.trim()]
  for (const [, inside = ''] of answer.matchAll(/```[\w-]*\s*\n?([\s\S]*?)```/g)) found.push(inside.trim())
  const open = answer.search(/[{[]/)
  if (open !== -1) {
    const close = Math.max(answer.lastIndexOf('}'), answer.lastIndexOf(']'))
    found.push(answer.slice(open, close > open ? close + 1 : undefined))
  }
  return found.filter((candidate) => /^["{[]|^(-?\d|true|false|null)/.test(candidate))
}

function read(text: string): JsonValue | undefined {
  try {
    return toJson(JSON.parse(text))
  } catch {
    // Words without a bracket would be mended into a string, which nobody asked for.
    if (!/^[{[]/.test(text)) return undefined
    try {
      return toJson(JSON.parse(jsonrepair(text)))
    } catch {
      return undefined
    }
  }
}

function fitted(value: JsonValue, type: unknown): JsonValue | undefined {
  if (type === 'object') {
    const only = Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : value
    return isRecord(only) ? only : undefined
  }
  if (type === 'array') return Array.isArray(value) ? value : isRecord(value) ? [value] : undefined
  return type === undefined && !isRecord(value) && !Array.isArray(value) ? undefined : value
}
