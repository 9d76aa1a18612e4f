import { z } from 'zod'
import type { Handler, NodeContext } from '@/engine/component'
import { plainValue } from '@/engine/plain-value'
import type { JsonValue, Value } from '@/engine/values'
import { parseConfig } from '../parse-config'
import { Selector } from '../selectors'

const Config = z.object({
  variables: z.array(Selector).nullish(),
  advanced_settings: z
    .object({
      group_enabled: z.boolean().catch(false),
      groups: z.array(z.object({ group_name: z.string(), variables: z.array(Selector) })).catch([]),
    })
    .nullish(),
})

export const variableAggregatorHandler: Handler = async (inputs, context) => {
  const { variables, advanced_settings } = parseConfig(Config, inputs, context)
  const outputs: Record<string, Value> = {}
  const record: Record<string, JsonValue> = {}
  if (advanced_settings?.group_enabled) {
    for (const group of advanced_settings.groups) {
      const found = firstSet(group.variables, context)
      if (!found) continue
      outputs[group.group_name] = { output: plainValue(found.value) }
      record[found.name] = plainValue(found.value)
    }
    return { outputs, inputs: record }
  }
  const found = firstSet(variables ?? [], context)
  if (!found) return { outputs, inputs: record }
  return { outputs: { output: found.value }, inputs: { [found.name]: plainValue(found.value) } }
}

function firstSet(selectors: readonly string[][], context: NodeContext): { name: string; value: Value } | undefined {
  for (const selector of selectors) {
    const value = context.read(selector)
    if (value !== undefined) return { name: selector.slice(1).join('.'), value }
  }
  return undefined
}
