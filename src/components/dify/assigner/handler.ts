import { z } from 'zod'
import type { Handler, NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { plainValue } from '@/engine/plain-value'
import type { JsonValue, Value } from '@/engine/values'
import { fillText } from '../fill-text'
import { parseConfig } from '../parse-config'
import { OptionalSelector, Selector } from '../selectors'
import { changed } from './changed'

const Item = z.object({
  variable_selector: Selector,
  operation: z.string(),
  input_type: z.string().catch('variable'),
  value: z.unknown(),
})

const Config = z.object({
  items: z.array(Item).nullish(),
  assigned_variable_selector: OptionalSelector,
  input_variable_selector: OptionalSelector,
  write_mode: z.string().nullish(),
})

/** Operations that take no value. */
const BARE = new Set(['clear', 'remove-first', 'remove-last'])

export const assignerHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  const record: Record<string, JsonValue> = {}
  for (const item of assignments(config)) {
    const before = context.read(item.variable_selector)
    const name = item.variable_selector.join('.')
    if (before === undefined) {
      throw new EngineError('invalid_input', `"${context.node_name}" assigns "${name}", which is not there.`, {
        hint: 'Add it to the conversation variables or to the variables of the loop.',
      })
    }
    const value = BARE.has(item.operation) ? null : operandOf(item, context)
    // A value that is nothing changes nothing.
    if (value === undefined || (value === null && !BARE.has(item.operation) && item.input_type === 'variable')) continue
    const after = changed(before, item.operation, value, name)
    context.assign(item.variable_selector, after)
    record[name] = plainValue(after)
  }
  return { outputs: {}, inputs: record }
}

/** The assignments in order; an older export has one, spelled another way. */
function assignments(config: z.infer<typeof Config>): z.infer<typeof Item>[] {
  if (config.items && config.items.length > 0) return config.items
  if (!config.assigned_variable_selector) return []
  return [
    {
      variable_selector: config.assigned_variable_selector,
      operation: config.write_mode ?? 'over-write',
      input_type: 'variable',
      value: config.input_variable_selector,
    },
  ]
}

function operandOf(item: z.infer<typeof Item>, context: NodeContext): Value | undefined {
  if (item.input_type === 'variable') {
    const selector = Selector.safeParse(item.value).data
    if (!selector || selector.length < 2) {
      throw new EngineError(
        'invalid_flow',
        `"${context.node_name}" has no value for "${item.variable_selector.join('.')}".`,
        {
          hint: 'Choose a variable or type a value.',
        },
      )
    }
    const value = context.read(selector)
    if (value !== undefined) return value
    throw new EngineError('invalid_input', `"${context.node_name}" found nothing at "${selector.join('.')}".`, {
      hint: 'The node that gives it has not run, or gives no such output.',
    })
  }
  const { value } = item
  if (typeof value === 'string') return fillText(value, context)
  return plainValue(toValue(value))
}

function toValue(value: unknown): JsonValue {
  const parsed = z.json().safeParse(value)
  return parsed.success ? parsed.data : null
}
