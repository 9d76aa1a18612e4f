import { isRecord } from '@/lib/is-record'
import { field, flowNode, output } from '../flow-node'

export const parameterExtractor = flowNode({
  type: 'parameter-extractor',
  display_name: 'Parameter Extractor',
  description: 'Lets a model pick named values out of a text.',
  icon: 'scan-text',
  category: 'models',
  fields: [
    field('query', 'Text', 'table', { default: [] }),
    field('model', 'Model', 'table', {
      default: { provider: 'offline', name: 'offline', mode: 'chat', completion_params: {} },
    }),
    field('parameters', 'Parameters', 'table', { default: [] }),
    field('instruction', 'Instruction', 'multiline', { default: '' }),
    field('reasoning_mode', 'Method', 'select', {
      advanced: true,
      options: ['function_call', 'prompt'],
      default: 'prompt',
    }),
    field('memory', 'Memory', 'table', { advanced: true }),
    field('vision', 'Vision', 'table', { advanced: true }),
    field('variables', 'Variables', 'table', { advanced: true }),
  ],
  outputs: [
    output('__is_success', 'Success', 'Any'),
    output('__reason', 'Reason', 'Message'),
    output('__usage', 'Usage', 'Any'),
  ],
  dynamic_outputs: (config) =>
    Array.isArray(config.parameters)
      ? config.parameters.flatMap((item) =>
          isRecord(item) && typeof item.name === 'string' ? [output(item.name, item.name, 'Any')] : [],
        )
      : [],
})
