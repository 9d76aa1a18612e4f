import { field, flowNode, output } from '../flow-node'

export const flowAgent = flowNode({
  type: 'agent',
  display_name: 'Agent',
  description: 'Lets a model work with tools until it has an answer.',
  icon: 'bot',
  category: 'models',
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
