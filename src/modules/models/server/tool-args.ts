import { jsonrepair } from 'jsonrepair'
import { EngineError } from '@/engine/errors'
import type { ToolCall } from '@/engine/ports'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'

/** The arguments of a tool call. JSON that is slightly broken is mended; throws `model_bad_response` when it cannot be. */
export function toolArgs(tool: string, written: string): ToolCall['args'] {
  if (written.trim() === '') return {}
  const args = toJson(parsed(tool, written))
  if (isArgs(args)) return args
  throw badArgs(tool, written)
}

function parsed(tool: string, written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    try {
      return JSON.parse(jsonrepair(written))
    } catch (error) {
      throw badArgs(tool, written, error)
    }
  }
}

function isArgs(value: ReturnType<typeof toJson>): value is ToolCall['args'] {
  return isRecord(value)
}

function badArgs(tool: string, written: string, cause?: unknown): EngineError {
  const shown = written.length > 200 ? `${written.slice(0, 200)}…` : written
  return new EngineError('model_bad_response', `The model called "${tool}" with arguments that are no JSON: ${shown}`, {
    hint: 'Try again, or use a model that is better at calling tools.',
    cause,
  })
}
