import { isRecord } from '@/lib/is-record'
import { field, flowNode, output } from '../flow-node'
import { calledFlow, toolCapabilities, toolCapability } from '../tool/tool-capability'

export const flowAgent = flowNode({
  type: 'agent',
  display_name: 'Agent',
  description: 'Lets a model work with tools until it has an answer.',
  icon: 'bot',
  category: 'models',
  capabilities: toolCapabilities,
  used_capabilities: ({ agent_parameters }) =>
    listedTools(agent_parameters).flatMap((item) => [
      ...toolCapability(item.type ?? item.provider_type, item.tool_name),
    ]),
  called_flows: ({ agent_parameters }) =>
    listedTools(agent_parameters).flatMap((item) =>
      calledFlow(item.type ?? item.provider_type, item.tool_name || item.provider_id),
    ),
  fields: [
    field('agent_strategy_name', 'Strategy', 'select', {
      options: ['function_calling', 'ReAct'],
      default: 'function_calling',
    }),
    field('agent_strategy_label', 'Strategy Label', 'text', { advanced: true }),
    field('agent_strategy_provider_name', 'Strategy Provider', 'text', { advanced: true }),
    field('agent_parameters', 'Settings', 'table', { default: {} }),
    field('memory', 'Memory', 'table', { advanced: true }),
    field('output_schema', 'Output Schema', 'table', { advanced: true }),
    field('plugin_unique_identifier', 'Plugin', 'text', { advanced: true }),
    field('tool_node_version', 'Version', 'text', { advanced: true }),
    field('meta', 'Meta', 'table', { advanced: true }),
  ],
  outputs: [
    output('text', 'Text', 'Message'),
    output('usage', 'Usage', 'Any'),
    output('files', 'Files', 'Any'),
    output('json', 'Steps', 'Any'),
  ],
})

/** The tools that its settings list; one that a variable gives is known by the run only. */
function listedTools(parameters: unknown): Record<string, unknown>[] {
  const tools = isRecord(parameters) && isRecord(parameters.tools) ? parameters.tools.value : undefined
  return Array.isArray(tools) ? tools.filter(isRecord).filter(({ enabled }) => enabled !== false) : []
}
