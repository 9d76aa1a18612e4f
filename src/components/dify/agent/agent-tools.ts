import { z } from 'zod'
import type { NodeContext } from '@/engine/component'
import { toolName } from '@/engine/node-tools'
import type { JsonValue, ToolValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { builtInTool } from '../tool/built-in-tools'
import { callTool } from '../tool/call-tool'

const Listed = z.object({
  enabled: z.boolean().catch(true),
  type: z.string().nullish(),
  provider_type: z.string().nullish(),
  provider_name: z.string().nullish(),
  provider_id: z.string().nullish(),
  tool_name: z.string(),
  tool_label: z.string().nullish(),
  tool_description: z.string().nullish(),
  extra: z.object({ description: z.string().nullish() }).nullish().catch(null),
  schemas: z.array(z.unknown()).nullish().catch(null),
  settings: z.record(z.string(), z.unknown()).nullish().catch(null),
  parameters: z.record(z.string(), z.unknown()).nullish().catch(null),
})

/** The tools that an agent node lists and that are here; those of plugins that are not are named in the log. */
export function agentTools(value: JsonValue | undefined, context: NodeContext): ToolValue[] {
  const listed = z.array(Listed).safeParse(value).data ?? []
  return listed.flatMap((item) => {
    if (!item.enabled) return []
    const provider_type = item.type ?? item.provider_type ?? 'builtin'
    const known = builtInTool(item.tool_name)
    if (!known && provider_type !== 'mcp' && provider_type !== 'workflow') {
      context.log(`The tool "${item.tool_name}" is not available here: the agent works without it.`)
      return []
    }
    const set = fixedValues({ ...item.settings, ...item.parameters })
    const target = { provider_type, provider: item.provider_id ?? item.provider_name ?? '', name: item.tool_name }
    const tool: ToolValue = {
      kind: 'tool',
      name: toolName(item.tool_name),
      description:
        item.extra?.description || item.tool_description || known?.description || item.tool_label || item.tool_name,
      input_schema: known?.input_schema ?? schemaOf(item.schemas ?? []),
      call: async (args) => (await callTool(target, { ...set, ...args }, context)).text,
    }
    return [tool]
  })
}

/** Values that the author set; those left to the model are not among them. */
function fixedValues(given: Record<string, unknown>): Record<string, JsonValue> {
  const fixed: Record<string, JsonValue> = {}
  for (const [name, setting] of Object.entries(given)) {
    if (isRecord(setting) && setting.auto === 1) continue
    const value = isRecord(setting) && 'value' in setting ? setting.value : setting
    const inner = isRecord(value) && 'value' in value ? value.value : value
    if (inner !== undefined && inner !== null && inner !== '') fixed[name] = toJson(inner)
  }
  return fixed
}

const Schema = z.object({
  name: z.string(),
  type: z.string().catch('string'),
  required: z.boolean().catch(false),
  llm_description: z.string().nullish(),
  form: z.string().catch('llm'),
})

function schemaOf(schemas: readonly unknown[]): ToolValue['input_schema'] {
  const asked = schemas
    .flatMap((schema) => Schema.safeParse(schema).data ?? [])
    .filter((schema) => schema.form === 'llm')
  return {
    type: 'object',
    properties: Object.fromEntries(
      asked.map((schema) => [
        schema.name,
        {
          type: schema.type === 'number' || schema.type === 'boolean' ? schema.type : 'string',
          description: schema.llm_description ?? schema.name,
        },
      ]),
    ),
    required: asked.filter((schema) => schema.required).map((schema) => schema.name),
  }
}
