import { isRecord } from '@/lib/is-record'
import { field, flowNode, output } from '../flow-node'

export const llm = flowNode({
  type: 'llm',
  display_name: 'LLM',
  description: 'Asks a language model.',
  icon: 'brain-circuit',
  category: 'models',
  fields: [
    field('model', 'Model', 'table', {
      default: { provider: 'offline', name: 'offline', mode: 'chat', completion_params: {} },
    }),
    field('prompt_template', 'Prompt', 'table', { default: [{ role: 'system', text: '' }] }),
    field('prompt_config', 'Jinja Variables', 'table', { advanced: true }),
    field('variables', 'Variables', 'table', { advanced: true, default: [] }),
    field('context', 'Context', 'table', { default: { enabled: false, variable_selector: [] } }),
    field('memory', 'Memory', 'table', { info: 'What the model is told of the conversation before.' }),
    field('vision', 'Vision', 'table', { default: { enabled: false } }),
    field('structured_output_enabled', 'Structured Answer', 'boolean', { advanced: true, default: false }),
    field('structured_output', 'Answer Schema', 'table', { advanced: true }),
    field('reasoning_format', 'Thinking', 'select', {
      advanced: true,
      options: ['tagged', 'separated'],
      default: 'tagged',
    }),
  ],
  outputs: [
    output('text', 'Text', 'Message'),
    output('reasoning_content', 'Thinking', 'Message'),
    output('structured_output', 'Structured Answer', 'Any'),
    output('usage', 'Usage', 'Any'),
    output('files', 'Files', 'Any'),
  ],
  summary: (config) =>
    isRecord(config.model) && typeof config.model.name === 'string' && config.model.name !== ''
      ? config.model.name
      : undefined,
})
