import { describe, expect, it } from 'vitest'
import { definitions, findDefinition } from '@/components/definitions'
import { registry } from '@/components/registry'
import { only, runGraph } from '@/engine/testing/run-graph'
import { validateGraph } from '@/engine/validate-graph'
import { buildComponentCatalog } from './catalog'
import { newLangflowEdge } from './new-langflow-edge'
import { type NewNodeOptions, newLangflowNode, withNodeConfig } from './new-langflow-node'
import { readLangflowFlow } from './read-langflow-flow'
import { stripSecrets } from './strip-secrets'

function make(type: string, options: Partial<NewNodeOptions> & { id: string }) {
  const definition = findDefinition(type)
  if (!definition) throw new Error(`There is no component "${type}".`)
  return newLangflowNode(definition, { position: { x: 0, y: 0 }, ...options })
}

function connect(from: string, type: string, port: string, to: string, targetType: string, name: string) {
  const output = findDefinition(type)?.outputs.find((item) => item.name === port)
  const field = findDefinition(targetType)?.fields.find((item) => item.name === name)
  if (!output || !field) throw new Error(`Cannot connect ${type}.${port} to ${targetType}.${name}.`)
  return newLangflowEdge({ source: { id: from, type, output }, target: { id: to, field } })
}

describe('new nodes and edges', () => {
  it.each(definitions.map((definition) => definition.type))('a new %s reads back as itself', (type) => {
    const { graph, report } = readLangflowFlow({ nodes: [make(type, { id: 'n' })], edges: [] })
    expect(graph.nodes[0]).toMatchObject({ id: 'n', type })
    expect(report[0]?.support).toBe('runs')
    const faults = validateGraph(graph, registry).filter((problem) => problem.code !== 'missing_value')
    expect(faults).toEqual([])
  })

  it('make a flow that runs', async () => {
    const nodes = [
      make('ChatInput', { id: 'in' }),
      make('LanguageModelComponent', { id: 'llm', config: { provider: 'Ollama', model_name: 'm' } }),
      make('ChatOutput', { id: 'out', name: 'Answer' }),
    ]
    const edges = [
      connect('in', 'ChatInput', 'message', 'llm', 'LanguageModelComponent', 'input_value'),
      connect('llm', 'LanguageModelComponent', 'text_output', 'out', 'ChatOutput', 'input_value'),
    ]
    for (const edge of edges) expect(JSON.parse(edge.sourceHandle.replaceAll('œ', '"'))).toEqual(edge.data.sourceHandle)
    const { graph } = readLangflowFlow({ nodes, edges: edges.map(({ data: _data, ...edge }) => edge) })
    const events = await runGraph(graph, { registry })
    expect(only(events, 'run_finished')[0]?.outputs).toMatchObject([
      { display_name: 'Answer', outputs: { message: { text: 'echo: hello' } } },
    ])
    expect(only(events, 'token').length).toBe(2)
  })

  it('a note keeps its words', () => {
    const note = make('note', { id: 'x', config: { description: 'Read me' } })
    expect(note).toMatchObject({ type: 'noteNode', data: { node: { description: 'Read me' } } })
  })
})

describe('withNodeConfig', () => {
  const prompt = findDefinition('Prompt')

  it('makes and removes a prompt’s variables with its template, and leaves the rest alone', () => {
    if (!prompt) throw new Error('There is no Prompt.')
    const first = newLangflowNode(prompt, {
      id: 'p',
      position: { x: 0, y: 0 },
      config: { template: '{a} {b}', a: '1' },
    })
    expect(first.data.node.custom_fields).toEqual({ template: ['a', 'b'] })
    expect(Object.keys(first.data.node.template)).toEqual(expect.arrayContaining(['template', 'a', 'b']))
    const stored = { ...first, extra: { kept: true } }
    const second = withNodeConfig(stored, prompt, { template: '{b} {c}', b: 'CITY' }, ['b'])
    expect(second.extra).toEqual({ kept: true })
    expect(Object.keys(second.data.node.template)).not.toContain('a')
    expect(second.data.node.template).toMatchObject({ b: { value: 'CITY', load_from_db: true }, c: { value: '' } })
    expect(first.data.node.template).toMatchObject({ a: { value: '1' } })
    expect(readLangflowFlow({ nodes: [second], edges: [] }).graph.nodes[0]).toMatchObject({ variables: ['b'] })
  })
})

it('withNodeConfig changes a value where the node has it, under an older name too', () => {
  const model = findDefinition('OpenAIModel')
  if (!model) throw new Error('There is no OpenAIModel.')
  const template = { openai_api_key: { type: 'str', value: 'OLD' }, model_name: { value: 'm' } }
  const stored = { data: { node: { template } } }
  const changed = withNodeConfig(stored, model, { api_key: 'NEW', max_tokens: 5 }, ['api_key'])
  expect(changed.data.node.template).toEqual({
    openai_api_key: { type: 'str', value: 'NEW', load_from_db: true },
    model_name: { value: 'm' },
    max_tokens: expect.objectContaining({ type: 'int', value: 5 }),
  })
})

describe('the catalog', () => {
  it('lists every component but notes, by category, with its fields in Langflow’s form', () => {
    const catalog = buildComponentCatalog()
    const listed = Object.values(catalog).flatMap((group) => Object.keys(group))
    expect(listed.sort()).toEqual(
      definitions
        .filter((item) => !item.inert && !item.hidden)
        .map((item) => item.type)
        .sort(),
    )
    expect(catalog.models?.LanguageModelComponent).toMatchObject({
      display_name: 'Language Model',
      base_classes: ['Message', 'LanguageModel'],
      template: {
        _type: 'Component',
        api_key: { _input_type: 'SecretStrInput', type: 'str', password: true, value: '' },
        temperature: { type: 'slider', range_spec: { min: 0, max: 2 } },
        input_value: { type: 'str', multiline: true, input_types: ['Message'] },
      },
      outputs: [{ name: 'text_output', types: ['Message'] }, { name: 'model_output' }],
    })
  })
})

describe('stripSecrets', () => {
  it('blanks secrets at any depth and keeps names of variables', () => {
    const stored = {
      nodes: [
        make('OpenAIModel', { id: 'a', config: { api_key: 'sk-marker-1' } }),
        make('OpenAIModel', { id: 'b', config: { api_key: 'OPENAI_API_KEY' }, variables: ['api_key'] }),
        make('APIRequest', {
          id: 'c',
          config: {
            headers: [
              { key: 'Authorization', value: 'sk-marker-2' },
              { key: 'Accept', value: 'x' },
            ],
          },
        }),
        {
          data: {
            node: {
              template: {
                'openai_api_key_ChatOpenAI-1': { type: 'str', value: 'sk-marker-3' },
                max_tokens: { type: 'int', value: 5 },
              },
              flow: { data: { nodes: [make('GroqModel', { id: 'd', config: { api_key: 'sk-marker-4' } })] } },
            },
          },
        },
      ],
    }
    const before = JSON.stringify(stored)
    const stripped = stripSecrets(stored)
    const text = JSON.stringify(stripped)
    expect(text).not.toContain('sk-marker')
    expect(stripped.nodes[1]).toMatchObject({ data: { node: { template: { api_key: { value: 'OPENAI_API_KEY' } } } } })
    expect(text).toContain('"max_tokens":{"type":"int","value":5}')
    expect(text).toContain('{"key":"Accept","value":"x"}')
    expect(JSON.stringify(stored)).toBe(before)
  })
})
