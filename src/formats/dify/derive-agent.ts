import { isRecord } from '@/lib/is-record'
import { memoryOf } from './derive-model'
import { listAt, recordAt, textAt } from './dify-parts'
import { withSelectors } from './prompt-variables'

/** The agent node of an agent app. */
export function deriveAgent(config: Record<string, unknown>, knowledge: boolean) {
  const agent = recordAt(config, 'agent_mode')
  const { name, ...model } = recordAt(config, 'model')
  const react = agent.strategy === 'react' || agent.strategy === 'cot'
  const words = withSelectors(textAt(config, 'pre_prompt') ?? '', config, '{{#sys.query#}}')
  const constant = (value: unknown) => ({ type: 'constant', value })
  const data = {
    type: 'agent',
    title: 'Agent',
    desc: '',
    agent_strategy_provider_name: 'langgenius/agent/agent',
    agent_strategy_name: react ? 'ReAct' : 'function_calling',
    agent_strategy_label: react ? 'ReAct' : 'FunctionCalling',
    output_schema: null,
    agent_parameters: {
      model: constant({ ...model, model: name, model_type: 'llm', type: 'model-selector' }),
      tools: constant(listAt(agent, 'tools').flatMap(toolOf)),
      instruction: constant(knowledge ? `<context>\n{{#knowledge.result#}}\n</context>\n\n${words}` : words),
      query: constant('{{#sys.query#}}'),
      maximum_iterations: constant(typeof agent.max_iteration === 'number' ? agent.max_iteration : 5),
    },
    memory: memoryOf(config),
  }
  return { id: 'agent', data }
}

/** A tool as agent nodes list it. Knowledge bases, which older files list here, are searched by a node of their own. */
function toolOf(tool: unknown): Record<string, unknown>[] {
  if (!isRecord(tool) || textAt(tool, 'tool_name') === undefined) return []
  return [
    {
      enabled: tool.enabled !== false,
      type: textAt(tool, 'provider_type') ?? 'builtin',
      provider_name: textAt(tool, 'provider_name') ?? textAt(tool, 'provider_id') ?? '',
      tool_name: tool.tool_name,
      tool_label: textAt(tool, 'tool_label') ?? tool.tool_name,
      parameters: recordAt(tool, 'tool_parameters'),
      ...(tool.credential_id === undefined ? {} : { credential_id: tool.credential_id }),
    },
  ]
}
