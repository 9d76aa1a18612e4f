/** Parts of Dify files, for tests. */
export const node = (id: string, type: string, data: object = {}, more: object = {}) => ({
  id,
  type: 'custom',
  position: { x: 0, y: 0 },
  data: { type, title: `The ${type}`, desc: '', selected: false, ...data },
  ...more,
})

export const wire = (source: string, target: string, sourceHandle = 'source') => ({
  id: `${source}-${sourceHandle}-${target}`,
  type: 'custom',
  source,
  sourceHandle,
  target,
  targetHandle: 'target',
})

export const app = (
  nodes: object[],
  edges: object[] = [],
  more: { app?: object; workflow?: object; [key: string]: unknown } = {},
) => ({
  kind: 'app',
  version: '0.6.0',
  ...more,
  app: { name: 'An app', mode: 'workflow', description: 'Says so', icon: '🤖', ...more.app },
  workflow: { features: {}, ...more.workflow, graph: { nodes, edges, viewport: { x: 0, y: 0, zoom: 1 } } },
})

export const model = {
  provider: 'langgenius/openai/openai',
  name: 'gpt',
  mode: 'chat',
  completion_params: { temperature: 0 },
}

/** A chat, agent or completion app. */
export const configApp = (mode: string, config: object = {}) => ({
  app: { name: 'An app', mode },
  model_config: { model, pre_prompt: 'Be {{tone}}.', user_input_form: form, ...config },
})

const form = [{ 'text-input': { label: 'Tone', variable: 'tone', required: true, default: '' } }]
