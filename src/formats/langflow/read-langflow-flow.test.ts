import { describe, expect, it } from 'vitest'
import { readLangflowFlow } from './read-langflow-flow'

const field = (value: unknown, more: object = {}) => ({ type: 'str', value, ...more })
const node = (id: string, type: string, template: object = {}, more: object = {}) => ({
  id,
  type: 'genericNode',
  data: { id, type, node: { display_name: type, template: { _type: 'Component', ...template }, ...more } },
})
const edge = (source: string, port: string, target: string, fieldName: string) => ({
  id: `${source}-${target}`,
  source,
  target,
  data: {
    sourceHandle: { id: source, name: port, output_types: ['Message'] },
    targetHandle: { id: target, fieldName },
  },
})
const read = (nodes: unknown[], edges: unknown[] = [], more: object = {}) =>
  readLangflowFlow({ name: 'F', data: { nodes, edges }, ...more })

describe('nodes', () => {
  it('values, variables, names; code is left behind', () => {
    const { graph } = read([
      node(
        'P-1',
        'Prompt',
        {
          template: field('{a}'),
          a: field('CITY', { load_from_db: true }),
          b: field('', { load_from_db: true }),
          code: { type: 'code', value: 'import os' },
          other: { type: 'code', value: 'import os' },
          files: { type: 'file', value: '', file_path: 'x/y.txt' },
          unset: { type: 'str' },
          _internal: field('x'),
        },
        { display_name: 'My prompt', frozen: true },
      ),
    ])
    expect(graph.nodes).toEqual([
      {
        id: 'P-1',
        type: 'Prompt',
        name: 'My prompt',
        config: { template: '{a}', a: 'CITY', b: '', files: 'x/y.txt', unset: null },
        variables: ['a'],
        frozen: true,
      },
    ])
  })

  it('older names and notes', () => {
    const { graph } = read([
      node('a', 'Prompt Template'),
      { id: 'undefined-x1', type: 'noteNode', data: { id: 'undefined-x1', node: { description: 'hi' } } },
      node('c', 'Unheard Of'),
    ])
    expect(graph.nodes.map((item) => item.type)).toEqual(['Prompt', 'note', 'Unheard Of'])
  })
})

describe('edges', () => {
  const ends = [node('a', 'ChatInput'), node('b', 'ChatOutput')]

  it('parsed, with œ, with bars, without names', () => {
    const written = [
      edge('a', 'message', 'b', 'input_value'),
      {
        source: 'a',
        target: 'b',
        sourceHandle: '{œdataTypeœ: œChatInputœ, œidœ: œaœ, œnameœ: œmessageœ, œoutput_typesœ: [œMessageœ]}',
        targetHandle: '{œfieldNameœ:œinput_valueœ,œidœ:œbœ,œinputTypesœ:[œMessageœ],œtypeœ:œstrœ}',
      },
      { source: 'a', target: 'b', sourceHandle: 'ChatInput|a|Message', targetHandle: 'Message|input_value|b' },
      { sourceHandle: '{œidœ:œaœ,œbaseClassesœ:[œMessageœ]}', targetHandle: 'Message|input_value|b' },
    ]
    for (const item of written) {
      expect(read(ends, [item]).graph.edges[0]).toMatchObject({
        source: 'a',
        source_port: 'message',
        target: 'b',
        target_port: 'input_value',
      })
    }
  })

  it('an old model wire is found by its class', () => {
    const flow = read(
      [node('m', 'ChatOpenAI'), node('x', 'LLMChain')],
      [
        {
          source: 'm',
          target: 'x',
          sourceHandle: 'ChatOpenAI|m|BaseChatModel',
          targetHandle: 'BaseLanguageModel|llm|x',
        },
      ],
    )
    expect(flow.graph.edges[0]).toMatchObject({ source_port: 'model_output', target_port: 'llm' })
  })

  it('broken handles and edges are problems, not errors', () => {
    const flow = read(ends, [{ source: 'a', target: 'b', sourceHandle: '{œ', targetHandle: 7 }, null, {}])
    expect(flow.graph.edges).toHaveLength(1)
    expect(flow.problems.map((problem) => problem.code)).toEqual(['invalid_graph', 'invalid_graph'])
  })
})

describe('groups', () => {
  const inside = (more: object = {}) => ({
    data: {
      nodes: [node('p', 'Prompt', { template: field('{x}'), x: field('inner') }), node('o', 'ChatOutput')],
      edges: [edge('p', 'prompt', 'o', 'input_value')],
      ...more,
    },
  })
  const group = (flow: object, more: object = {}) =>
    node('g', 'GroupNode', { x_p: field('outer', { proxy: { id: 'p', field: 'x' } }) }, { flow, ...more })

  it('are opened, at any depth, with the values set on their card', () => {
    const nested = { data: { nodes: [group(inside())], edges: [] } }
    const { graph, report } = read([node('gg', 'GroupNode', {}, { flow: nested, display_name: 'Outer' })])
    expect(graph.nodes.map((item) => item.id)).toEqual(['p', 'o'])
    expect(graph.nodes[0]?.config.x).toBe('outer')
    expect(report.map((item) => [item.node_id, item.support])).toEqual([
      ['gg', 'runs'],
      ['g', 'runs'],
      ['p', 'runs'],
      ['o', 'runs'],
    ])
  })

  it('wires to and from the card lead inside', () => {
    const outputs = [{ name: 'o_message', proxy: { id: 'o', name: 'message' } }]
    const nodes = [node('a', 'ChatInput'), group(inside(), { outputs }), node('z', 'TextOutput')]
    const { graph } = read(nodes, [edge('a', 'message', 'g', 'x_p'), edge('g', 'o_message', 'z', 'input_value')])
    expect(graph.edges.map((item) => `${item.source}.${item.source_port}>${item.target}.${item.target_port}`)).toEqual([
      'a.message>p.x',
      'o.message>z.input_value',
      'p.prompt>o.input_value',
    ])
    const old = read(
      [group(inside()), node('z', 'TextOutput')],
      [{ source: 'g', target: 'z', sourceHandle: 'GroupNode|g|Message', targetHandle: 'Message|input_value|z' }],
    )
    expect(old.graph.edges[0]).toMatchObject({ source: 'o', source_port: 'message' })
  })

  it('do not change what was read', () => {
    const flow = { data: { nodes: [group(inside())], edges: [] } }
    const before = JSON.stringify(flow)
    readLangflowFlow(flow)
    expect(JSON.stringify(flow)).toBe(before)
  })
})

describe('the report', () => {
  const support = (item: object, edges: unknown[] = []) => read([item, node('z', 'ChatOutput')], edges).report[0]

  it('says what runs, what runs differently, and what is only kept', () => {
    expect(support(node('a', 'ChatInput'))).toEqual({
      node_id: 'a',
      name: 'ChatInput',
      component: 'ChatInput',
      support: 'runs',
    })
    expect(support(node('a', 'Hologram'))).toMatchObject({
      support: 'kept',
      reason: expect.stringContaining('"Hologram"'),
    })
    expect(support(node('a', 'ChatInput', {}, { edited: true }))?.reason).toContain('code was changed')
    expect(support(node('a', 'OpenAIModel', { json_mode: field(true), seed: field(1) }))).toMatchObject({
      support: 'runs_with_differences',
      reason: 'These settings are not used: json_mode.',
    })
    expect(support(node('a', 'LanguageModelComponent', { model: { type: 'model', value: [] } }))?.reason).toBe(
      'No model is chosen in it; until one is, the offline model answers.',
    )
    expect(support(node('a', 'APIRequest'), [edge('a', 'headers', 'z', 'input_value')])?.reason).toBe(
      'It has no output headers here.',
    )
    expect(support(node('a', 'APIRequest'), [edge('a', 'component_as_tool', 'z', 'tools')])?.support).toBe('runs')
    expect(support(node('a', 'Chroma', { code: { type: 'code', value: '' }, port: field(1) }))?.reason).toMatch(
      /^The knowledge base of the collection’s name is used/,
    )
    expect(support(node('a', 'VectorStore', { _type: 'Component' }))?.support).toBe('runs')
  })
})

describe('documents', () => {
  it('of several flows, of nothing but a graph, with what stands around it', () => {
    const flow = {
      name: 'F',
      endpoint_name: 'None',
      tags: ['a', 1],
      data: { nodes: [node('a', 'ChatInput')], edges: [] },
    }
    expect(readLangflowFlow(flow).meta).toMatchObject({
      name: 'F',
      endpoint_name: null,
      tags: ['a'],
      description: null,
    })
    expect(readLangflowFlow(flow.data).graph.nodes).toHaveLength(1)
    const several = readLangflowFlow({ flows: [flow, flow] })
    expect(several.graph.nodes).toHaveLength(1)
    expect(several.problems[0]?.message).toBe('The file holds 2 flows; this is the first.')
  })

  it.each([null, 7, 'x', [], {}, { data: 3 }, { data: { nodes: 'x' } }, { nodes: [null, 3, [], {}, { id: 4 }] }])(
    'that are none (%j) are problems',
    (json) => {
      const { graph, problems } = readLangflowFlow(json)
      expect(graph.nodes).toEqual([])
      expect(problems.length + (json && typeof json === 'object' && 'data' in json ? 1 : 0)).toBeGreaterThan(0)
    },
  )

  it('too deep, too large, or hostile', () => {
    let deep: unknown = {}
    for (let level = 0; level < 100_000; level++) deep = [deep]
    expect(readLangflowFlow({ data: deep }).problems[0]?.message).toContain('deeper than 200')
    const many = Array.from({ length: 10_001 }, (_, index) => node(`n${index}`, 'ChatInput'))
    expect(read(many).problems).toMatchObject([{ code: 'too_large' }])
    const json = JSON.parse(
      '{"data":{"nodes":[{"id":"a","data":{"type":"constructor","node":{"template":{"__proto__":{"value":1},"constructor":{"value":1},"x":{"value":2}}}}}],"edges":[]}}',
    )
    const { graph, report } = readLangflowFlow(json)
    expect(graph.nodes[0]?.config).toEqual({ x: 2 })
    expect(report[0]?.support).toBe('kept')
    expect(Object.prototype).not.toHaveProperty('value')
  })
})
