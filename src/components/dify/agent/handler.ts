import { z } from 'zod'
import type { Handler, NodeContext } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { plainValue } from '@/engine/plain-value'
import type { JsonValue, ToolValue } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { toJson } from '@/lib/to-json'
import { runAgent } from '../../agent/run-agent'
import { fillText } from '../fill-text'
import { MemoryConfig, memoryTurns } from '../model/memory-turns'
import { chosenModelOf, ModelConfig } from '../model/model-config'
import { parseConfig } from '../parse-config'
import { Selector } from '../selectors'
import { agentTools } from './agent-tools'

const Parameter = z.object({ type: z.string().catch('constant'), value: z.unknown() })

const Config = z.object({
  agent_strategy_name: z.string().catch(''),
  agent_parameters: z.record(z.string(), Parameter),
  memory: MemoryConfig,
})

export const flowAgentHandler: Handler = async (inputs, context) => {
  const config = parseConfig(Config, inputs, context)
  const parameters = Object.fromEntries(
    Object.entries(config.agent_parameters).map(([name, parameter]) => [name, valueOfParameter(parameter, context)]),
  )
  const model = ModelConfig.safeParse(modelOf(parameters.model)).data
  if (!model) {
    throw new EngineError('missing_value', `"${context.node_name}" has no model.`, {
      hint: 'Choose one in the inspector.',
    })
  }
  const chosen = await chosenModelOf(model, context)
  const tools: ToolValue[] = agentTools(parameters.tools, context)
  const answer = await runAgent(context, {
    model: chosen.model,
    instructions: textOfParameter(parameters.instruction),
    history: await memoryTurns(config.memory, context),
    input: { role: 'user', content: textOfParameter(parameters.query) },
    tools,
    strategy: /react|cot/i.test(config.agent_strategy_name) ? 'react' : 'function_calling',
    max_iterations: Math.min(Math.max(Number(parameters.maximum_iterations ?? 10) || 10, 1), 99),
    on_limit: 'answer',
    handle_parsing_errors: true,
    stream: true,
  })
  return {
    outputs: { text: answer.text, files: [], json: answer.steps.map((step) => toJson(step)) },
    inputs: { query: textOfParameter(parameters.query), tools: tools.map((tool) => tool.name) },
  }
}

function valueOfParameter(parameter: z.infer<typeof Parameter>, context: NodeContext): JsonValue {
  if (parameter.type === 'variable') {
    const selector = Selector.safeParse(parameter.value).data
    if (selector) return plainValue(context.read(selector))
  }
  return typeof parameter.value === 'string' ? fillText(parameter.value, context) : toJson(parameter.value)
}

/** A model chosen in an agent is named `model`, elsewhere `name`. */
function modelOf(value: JsonValue | undefined): unknown {
  return isRecord(value) ? { ...value, name: value.model ?? value.name } : undefined
}

function textOfParameter(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)
}
