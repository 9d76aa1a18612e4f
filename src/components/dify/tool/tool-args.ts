import { z } from 'zod'
import type { NodeContext } from '@/engine/component'
import { plainValue } from '@/engine/plain-value'
import type { JsonValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { fillText } from '../fill-text'
import { Selector } from '../selectors'
import type { ToolArgs } from './built-in-tools'

const Typed = z.object({ type: z.enum(['mixed', 'variable', 'constant']), value: z.unknown() })

/** A tool's parameters and settings as values: constants, selectors, and texts with placeholders. */
export function toolArgs(given: unknown, context: NodeContext): ToolArgs {
  if (!isRecord(given)) return {}
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, argument(value, context)]))
}

function argument(value: unknown, context: NodeContext): JsonValue {
  const typed = Typed.safeParse(value).data
  if (!typed) return typeof value === 'string' ? fillText(value, context) : toJson(value)
  if (typed.type === 'variable') {
    const selector = Selector.safeParse(typed.value).data
    return selector ? plainValue(context.read(selector)) : null
  }
  return typeof typed.value === 'string' ? fillText(typed.value, context) : toJson(typed.value)
}
