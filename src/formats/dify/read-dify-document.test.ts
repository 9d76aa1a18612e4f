import { describe, expect, it } from 'vitest'
import { readFlow } from '../read-flow'
import { looksLikeDify, readDifyDocument } from './read-dify-document'
import { app, configApp, model, node, wire } from './testing/app'

const graphOf = (document: unknown) => {
  const { graph } = readFlow(readDifyDocument(document).data)
  return {
    nodes: graph.nodes.map(({ id, type }) => `${id}:${type}`),
    edges: graph.edges.map((edge) => `${edge.source}.${edge.source_port}>${edge.target}`),
    config: (id: string) => graph.nodes.find((item) => item.id === id)?.config,
  }
}

describe('reading an app', () => {
  it('keeps nodes and wires as they are, and all else beside them', () => {
    const nodes = [node('1', 'start', { unknown: [1] }), node('2', 'of-the-future', { x: 1 }, { extra: true })]
    const file = app(nodes, [wire('1', '2')], { surprise: { a: 1 }, workflow: { features: { a: 1 }, more: 2 } })
    const read = readDifyDocument(file)
    expect(read).toMatchObject({ name: 'An app', description: 'Says so', icon: '🤖', mode: 'workflow' })
    expect(read.data.nodes).toEqual(nodes)
    expect(read.data.edges).toEqual([wire('1', '2')])
    expect(read.data.viewport).toEqual({ x: 0, y: 0, zoom: 1 })
    expect(read.data.dify).toMatchObject({ surprise: { a: 1 }, workflow: { features: { a: 1 }, more: 2, graph: {} } })
  })

  it('reads JSON as it reads YAML', () => {
    const file = app([node('1', 'start')])
    expect(readDifyDocument(JSON.stringify(file))).toEqual(readDifyDocument(file))
  })

  it('takes a bare graph of Dify nodes, and tells the kind of app by its end', () => {
    const bare = (end: string) => ({
      nodes: [
        { id: 'a', data: { type: 'start' } },
        { id: 'b', data: { type: end } },
      ],
    })
    expect(readDifyDocument(bare('end'))).toMatchObject({ name: '', mode: 'workflow' })
    expect(readDifyDocument(bare('answer')).mode).toBe('advanced-chat')
    expect(looksLikeDify(bare('end'))).toBe(true)
  })

  it.each([
    ['a text', 'hello', /not an app/],
    ['a list', '- 1', /not an app/],
    ['no app', 'kind: app\nversion: 0.1.0', /no "app" section/],
    ['nodes without settings', 'nodes: [{id: a, type: start}]\nedges: []', /no settings under "data"/],
    ['another mode', 'app: {mode: channel}', /mode "channel" is none/],
    ['no mode', 'app: {name: x}', /none of Dify's/],
    ['no graph', 'app: {mode: workflow}', /graph under "workflow"/],
    ['a graph without nodes', 'app: {mode: workflow}\nworkflow: {graph: {edges: []}}', /no list of nodes/],
    ['wires that are none', 'app: {mode: workflow}\nworkflow: {graph: {nodes: [], edges: x}}', /not a list/],
    ['no settings', 'app: {mode: chat}', /has a "model_config"/],
    ['a pipeline', 'kind: rag_pipeline\nrag_pipeline: {}\nworkflow: {graph: {nodes: []}}', /no "app" section/],
  ])('refuses %s', (_what, text, message) => {
    expect(() => readDifyDocument(text)).toThrow(message)
  })

  it('does not take a flow of Langflow for one', () => {
    const langflow = { nodes: [{ id: 'a', type: 'genericNode', data: { type: 'ChatInput', node: { template: {} } } }] }
    expect(looksLikeDify({ data: langflow })).toBe(false)
    expect(looksLikeDify(langflow)).toBe(false)
  })
})

describe('apps without a graph', () => {
  it('a chat app is start, model with memory, answer', () => {
    const { nodes, edges, config } = graphOf(configApp('chat'))
    expect(nodes).toEqual(['start:start', 'llm:llm', 'answer:answer'])
    expect(edges).toEqual(['start.source>llm', 'llm.source>answer'])
    expect(config('start')).toMatchObject({
      mode: 'chat',
      variables: [{ type: 'text-input', variable: 'tone', required: true }],
    })
    expect(config('llm')).toMatchObject({
      model,
      prompt_template: [{ role: 'system', text: 'Be {{#start.tone#}}.' }],
      memory: { query_prompt_template: '{{#sys.query#}}', window: { enabled: false } },
      vision: { enabled: false },
    })
    expect(config('answer')).toMatchObject({ answer: '{{#llm.text#}}' })
  })

  it('knowledge bases are searched before', () => {
    const dataset_configs = {
      retrieval_model: 'multiple',
      top_k: 7,
      datasets: { datasets: [{ dataset: { enabled: true, id: 'kb1' } }, { dataset: { enabled: false, id: 'kb2' } }] },
    }
    const { nodes, config } = graphOf(configApp('chat', { dataset_configs }))
    expect(nodes).toEqual(['start:start', 'knowledge:knowledge-retrieval', 'llm:llm', 'answer:answer'])
    expect(config('knowledge')).toMatchObject({
      dataset_ids: ['kb1'],
      query_variable_selector: ['sys', 'query'],
      multiple_retrieval_config: { top_k: 7 },
    })
    expect(config('llm')).toMatchObject({ context: { enabled: true, variable_selector: ['knowledge', 'result'] } })
  })

  it('a prompt that its author wrote whole stays whole', () => {
    const chat_prompt_config = {
      prompt: [
        { role: 'system', text: 'A {{tone}} {{other}}' },
        { role: 'user', text: '{{#query#}}' },
      ],
    }
    const { config } = graphOf(configApp('chat', { prompt_type: 'advanced', chat_prompt_config }))
    expect(config('llm')?.prompt_template).toEqual([
      { role: 'system', text: 'A {{#start.tone#}} {{other}}' },
      { role: 'user', text: '{{#sys.query#}}' },
    ])
  })

  it('a completion app is start, model, end', () => {
    const { nodes, config } = graphOf(configApp('completion'))
    expect(nodes).toEqual(['start:start', 'llm:llm', 'end:end'])
    expect(config('llm')).toMatchObject({ prompt_template: [{ role: 'user', text: 'Be {{#start.tone#}}.' }] })
    expect(config('llm')).not.toHaveProperty('memory')
    expect(config('end')).toMatchObject({ outputs: [{ variable: 'text', value_selector: ['llm', 'text'] }] })
  })

  it('a chat app that is set to be an agent is one', () => {
    const of = (agent_mode: object) => graphOf(configApp('chat', { agent_mode })).nodes[1]
    expect(of({ enabled: true, strategy: 'react', tools: [] })).toBe('agent:agent')
    expect(of({ enabled: false, strategy: 'react', tools: [] })).toBe('llm:llm')
    expect(of({ enabled: true, strategy: 'router', tools: [] })).toBe('llm:llm')
  })

  it.each([
    ['function_call', 'function_calling'],
    ['react', 'ReAct'],
  ])('an agent app of the strategy %s is start, agent, answer', (strategy, name) => {
    const tools = [
      { enabled: true, provider_type: 'mcp', provider_id: 'search', tool_name: 'find', tool_parameters: { n: 1 } },
    ]
    const { nodes, config } = graphOf(configApp('agent-chat', { agent_mode: { strategy, max_iteration: 3, tools } }))
    expect(nodes).toEqual(['start:start', 'agent:agent', 'answer:answer'])
    expect(config('agent')).toMatchObject({
      agent_strategy_name: name,
      agent_parameters: {
        model: { value: { provider: 'langgenius/openai/openai', model: 'gpt' } },
        instruction: { value: 'Be {{#start.tone#}}.' },
        maximum_iterations: { value: 3 },
        tools: { value: [{ type: 'mcp', provider_name: 'search', tool_name: 'find', parameters: { n: 1 } }] },
      },
    })
  })
})
