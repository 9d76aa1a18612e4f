import type { ComponentDefinition } from '@/engine'

const PYTHON = 'def main(arg1: str) -> dict:\n    return {\n        "result": arg1,\n    }\n'

/** What a new node has beyond the defaults of its fields, so that it is whole as it stands. */
const beyond: Readonly<Record<string, () => Record<string, unknown>>> = {
  'if-else': () => ({ cases: [{ id: 'true', case_id: 'true', logical_operator: 'and', conditions: [] }] }),
  code: () => ({
    code: PYTHON,
    variables: [{ variable: 'arg1', value_selector: [] }],
    outputs: { result: { type: 'string', children: null } },
  }),
  llm: () => ({
    prompt_template: [
      { id: crypto.randomUUID(), role: 'system', text: '' },
      { id: crypto.randomUUID(), role: 'user', text: '' },
    ],
  }),
  'question-classifier': () => ({
    classes: [
      { id: '1', name: '' },
      { id: '2', name: '' },
    ],
    topics: [],
  }),
  'parameter-extractor': () => ({
    parameters: [{ name: 'value', type: 'string', description: '', required: false }],
  }),
  'human-input': () => ({
    user_actions: [
      { id: 'approve', title: 'Approve', button_style: 'primary' },
      { id: 'decline', title: 'Decline', button_style: 'default' },
    ],
    delivery_methods: [{ id: crypto.randomUUID(), type: 'webapp', enabled: true }],
  }),
  agent: () => ({
    agent_strategy_name: 'function_calling',
    agent_strategy_label: 'FunctionCalling',
    agent_strategy_provider_name: 'langgenius/agent/agent',
    agent_parameters: {
      model: { type: 'constant', value: { provider: 'offline', model: 'offline', model_type: 'llm', mode: 'chat' } },
      tools: { type: 'constant', value: [] },
      instruction: { type: 'constant', value: '' },
      query: { type: 'constant', value: '{{#sys.query#}}' },
      maximum_iterations: { type: 'constant', value: 5 },
    },
  }),
  'http-request': () => ({ timeout: { connect: 10, read: 60, write: 20 } }),
  'variable-aggregator': () => ({ output_type: 'string' }),
}

/** The settings of a new node: the defaults of its fields, and what its kind needs to be whole. */
export function newSettings(definition: ComponentDefinition): Record<string, unknown> {
  const settings: Record<string, unknown> = {}
  for (const field of definition.fields) {
    if (field.default !== undefined && field.name !== 'mode') settings[field.name] = structuredClone(field.default)
  }
  return { ...settings, ...beyond[definition.type]?.() }
}
