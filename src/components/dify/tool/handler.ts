import { z } from 'zod'
import type { Handler } from '@/engine/component'
import type { Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { parseConfig } from '../parse-config'
import { callTool } from './call-tool'
import { toolArgs } from './tool-args'

const Config = z.object({
  provider_type: z.string().catch('builtin'),
  provider_id: z.string().catch(''),
  provider_name: z.string().catch(''),
  tool_name: z.string(),
  tool_parameters: z.unknown(),
  tool_configurations: z.unknown(),
})

export const toolHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  const args = { ...toolArgs(config.tool_configurations, context), ...toolArgs(config.tool_parameters, context) }
  const target = {
    provider_type: config.provider_type,
    provider: config.provider_id || config.provider_name,
    name: config.tool_name,
  }
  const { text, json } = await callTool(target, args, context)
  const outputs: Record<string, Value> = { text, files: [], json }
  // What the data says by name can be read by name.
  const [first] = json
  if (json.length === 1 && isRecord(first)) {
    for (const [name, value] of Object.entries(first)) if (!(name in outputs)) outputs[name] = value ?? null
  }
  return { outputs, inputs: { tool: config.tool_name } }
}
