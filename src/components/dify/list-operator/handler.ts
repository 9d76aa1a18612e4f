import { z } from 'zod'
import type { Handler, NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { plainValue } from '@/engine/plain-value'
import { valueAt } from '@/engine/value-at'
import { isFile } from '@/engine/value-guards'
import type { Value } from '@/engine/values'
import { compare } from '../compare'
import { fillText } from '../fill-text'
import { parseConfig } from '../parse-config'
import { Selector } from '../selectors'

const Config = z.object({
  variable: Selector,
  filter_by: z
    .object({
      enabled: z.boolean().catch(false),
      conditions: z
        .array(
          z.object({
            key: z.string().catch(''),
            comparison_operator: z.string().catch('contains'),
            value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullish(),
          }),
        )
        .catch([]),
    })
    .nullish(),
  extract_by: z.object({ enabled: z.boolean().catch(false), serial: z.coerce.string().catch('1') }).nullish(),
  order_by: z
    .object({ enabled: z.boolean().catch(false), key: z.string().catch(''), value: z.string().catch('asc') })
    .nullish(),
  limit: z.object({ enabled: z.boolean().catch(false), size: z.number().int().catch(-1) }).nullish(),
})

export const listOperatorHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  const all = listOf(context.read(config.variable), config.variable, context)
  let items = all
  if (config.filter_by?.enabled) items = filtered(items, config.filter_by.conditions, context)
  if (config.extract_by?.enabled) items = [nth(items, fillText(config.extract_by.serial, context), context)]
  if (config.order_by?.enabled) items = sorted(items, config.order_by)
  if (config.limit?.enabled && config.limit.size >= 0) items = items.slice(0, config.limit.size)
  return {
    outputs: { result: items, first_record: items[0] ?? null, last_record: items.at(-1) ?? null },
    inputs: { variable: all.map((item) => plainValue(item)) },
  }
}

function listOf(value: Value | undefined, selector: readonly string[], context: NodeContext): Value[] {
  if (Array.isArray(value)) return value
  if (value === null || value === '') return []
  throw new EngineError('invalid_input', `"${context.node_name}" needs a list, and "${selector.join('.')}" is none.`, {
    hint: 'Choose a list as its input.',
  })
}

type FilterCondition = NonNullable<z.infer<typeof Config>['filter_by']>['conditions'][number]

function filtered(items: Value[], conditions: readonly FilterCondition[], context: NodeContext): Value[] {
  return conditions.reduce((left, condition) => {
    const { key, comparison_operator } = condition
    const wanted =
      typeof condition.value === 'string' ? fillText(condition.value, context) : (condition.value ?? undefined)
    return left.filter((item) => compare(attribute(item, key), comparison_operator, wanted, key || 'the item'))
  }, items)
}

/** The position is counted from 1. */
function nth(items: Value[], serial: string, context: NodeContext): Value {
  const item = /^\d+$/.test(serial.trim()) ? items[Number(serial) - 1] : undefined
  if (item !== undefined) return item
  throw new EngineError('invalid_input', `"${context.node_name}" takes item ${serial} of a list of ${items.length}.`, {
    hint: 'Positions are counted from 1.',
  })
}

function sorted(items: Value[], order: { key: string; value: string }): Value[] {
  const sign = order.value === 'desc' ? -1 : 1
  return [...items].sort((a, b) => sign * ordered(attribute(a, order.key), attribute(b, order.key)))
}

function attribute(item: Value, key: string): Value | undefined {
  return isFile(item) && key !== '' ? valueAt(item, [key]) : item
}

function ordered(a: Value | undefined, b: Value | undefined): number {
  const [left, right] = [plainValue(a), plainValue(b)]
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const [x, y] = [String(left), String(right)]
  return x < y ? -1 : x > y ? 1 : 0
}
