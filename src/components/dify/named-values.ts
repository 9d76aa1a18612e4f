import { z } from 'zod'
import type { NodeContext } from '@/engine/component'
import { plainValue } from '@/engine/plain-value'
import type { JsonValue, Value } from '@/engine/values'
import { Selector } from './selectors'

const NamedValue = z.object({ variable: z.string().min(1), value_selector: Selector })

export type NamedValue = z.infer<typeof NamedValue>

/** Names with the selectors of their values, as most nodes list what they take; what cannot be read is left out. */
export function namedValues(value: unknown): NamedValue[] {
  return Array.isArray(value) ? value.flatMap((item) => NamedValue.safeParse(item).data ?? []) : []
}

/** The values by name; what nothing has written is null. */
export function readNamed(value: unknown, context: NodeContext): Record<string, Value> {
  return Object.fromEntries(
    namedValues(value).map((item) => [item.variable, context.read(item.value_selector) ?? null]),
  )
}

/** The same as plain JSON: what templates, code and records are given. */
export function plainNamed(values: Record<string, Value>): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainValue(value)]))
}
