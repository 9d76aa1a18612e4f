import { describe, expect, it } from 'vitest'
import { readDifyDocument } from './dify/read-dify-document'
import { app, node, wire } from './dify/testing/app'
import { readFlow } from './read-flow'

const readApp = (...args: Parameters<typeof app>) => readFlow(readDifyDocument(app(...args)).data)
const chatOutput = {
  id: 'out',
  type: 'genericNode',
  data: {
    id: 'out',
    type: 'ChatOutput',
    node: { display_name: 'Out', template: { input_value: { type: 'str', value: '' } } },
  },
}

describe('Dify nodes', () => {
  it('give name, settings, container; what belongs to the canvas stays behind', () => {
    const { graph } = readApp(
      [
        node('a', 'start', { variables: [] }),
        node('i', 'iteration', { start_node_id: 's', width: 300, height: 100, iterator_selector: ['a', 'x'] }),
        node('s', 'iteration-start', { isInIteration: true }, { type: 'custom-iteration-start', parentId: 'i' }),
        node('t', 'code', { iteration_id: 'i', code: 'x' }),
        node('n', '', { text: '{}', title: '' }, { type: 'custom-note' }),
      ],
      [],
      { app: { mode: 'advanced-chat' } },
    )
    expect(graph.nodes).toEqual([
      { id: 'a', type: 'start', name: 'The start', config: { variables: [], mode: 'advanced-chat' } },
      {
        id: 'i',
        type: 'iteration',
        name: 'The iteration',
        config: { start_node_id: 's', iterator_selector: ['a', 'x'] },
      },
      { id: 's', type: 'iteration-start', name: 'The iteration-start', config: { isInIteration: true }, parent: 'i' },
      { id: 't', type: 'code', name: 'The code', config: { iteration_id: 'i', code: 'x' }, parent: 'i' },
      { id: 'n', type: 'note', name: 'note', config: { text: '{}' } },
    ])
  })

  it('wires order work and say which way was taken; an older name of the ordinary way is understood', () => {
    const { graph } = readApp(
      [node('a', 'start'), node('b', 'if-else'), node('c', 'code')],
      [wire('a', 'b', 'success-branch'), wire('b', 'c', 'true'), { source: 'b', target: 'c', id: 'bare' }],
    )
    expect(graph.edges).toEqual([
      {
        id: 'a-success-branch-b',
        source: 'a',
        source_port: 'source',
        target: 'b',
        target_port: 'target',
        kind: 'control',
      },
      { id: 'b-true-c', source: 'b', source_port: 'true', target: 'c', target_port: 'target', kind: 'control' },
      { id: 'bare', source: 'b', source_port: 'source', target: 'c', target_port: 'target', kind: 'control' },
    ])
  })

  it('variables of the environment and of the conversation', () => {
    const { graph } = readApp([node('a', 'start')], [], {
      workflow: {
        environment_variables: [
          { name: 'KEY', value: 'k', value_type: 'secret', description: 'A key' },
          { id: 'nameless' },
        ],
        conversation_variables: [{ name: 'seen', value: [], value_type: 'array[string]' }],
      },
    })
    expect(graph.environment).toEqual([{ name: 'KEY', value: 'k', value_type: 'secret', description: 'A key' }])
    expect(graph.conversation).toEqual([{ name: 'seen', value: [], value_type: 'array[string]' }])
  })
})

describe('what happens when a node fails', () => {
  const policy = (data: object) => {
    const { graph, problems } = readApp([node('a', 'code', data)])
    return { policy: graph.nodes[0]?.policy, problems: problems.map(({ message }) => message) }
  }
  it('is nothing unless its author said so', () => {
    expect(policy({ error_strategy: 'none', retry_config: { enabled: false, max_retries: 3 } })).toEqual({
      policy: undefined,
      problems: [],
    })
  })
  it('another way on', () => {
    expect(policy({ error_strategy: 'fail-branch' }).policy).toEqual({ on_error: { kind: 'fail_branch' } })
  })
  it('default values of their types, also when written as texts', () => {
    const default_value = [
      { key: 's', type: 'string', value: '7' },
      { key: 'n', type: 'number', value: '7.5' },
      { key: 'o', type: 'object', value: '{"a": 1}' },
      { key: 'l', type: 'array[number]', value: '[1, 2]' },
      { key: 'm', type: 'array[object]', value: [{ b: 2 }] },
      { key: 'e', type: 'string', value: '' },
    ]
    expect(policy({ error_strategy: 'default-value', default_value })).toEqual({
      policy: {
        on_error: { kind: 'default_value', outputs: { s: '7', n: 7.5, o: { a: 1 }, l: [1, 2], m: [{ b: 2 }], e: '' } },
      },
      problems: [],
    })
  })
  it('a default of another type is used and told', () => {
    const read = policy({ error_strategy: 'default-value', default_value: [{ key: 'n', type: 'number', value: 'x' }] })
    expect(read.policy).toEqual({ on_error: { kind: 'default_value', outputs: { n: 'x' } } })
    expect(read.problems[0]).toMatch(/not of the type number/)
  })
  it.each(['retry_enabled', 'enabled'])('attempts, turned on by %s and bounded', (key) => {
    expect(policy({ retry_config: { [key]: true, max_retries: 3, retry_interval: 500 } }).policy).toEqual({
      on_error: { kind: 'fail' },
      retry: { max: 3, interval_ms: 500 },
    })
    const many = policy({ retry_config: { [key]: true, max_retries: 1_000_000, retry_interval: 9e9 } })
    expect(many.policy?.retry).toEqual({ max: 10, interval_ms: 60_000 })
    expect(many.problems[0]).toMatch(/at most 10/)
  })
})

describe('both families on one canvas', () => {
  const nodes = [node('a', 'start'), node('llm', 'llm'), chatOutput]
  const read = (edges: object[]) => readFlow({ nodes, edges })

  it('a wire into a field carries the output that its handle names, written either way', () => {
    const œ = '{œfieldNameœ:œinput_valueœ,œidœ:œoutœ,œinputTypesœ:[œMessageœ],œtypeœ:œstrœ}'
    for (const targetHandle of ['input_value', œ]) {
      const { graph } = read([
        wire('a', 'llm'),
        { id: 'x', source: 'llm', sourceHandle: 'text', target: 'out', targetHandle },
      ])
      expect(graph.edges).toMatchObject([
        { source: 'a', target: 'llm', kind: 'control' },
        { source: 'llm', source_port: 'text', target: 'out', target_port: 'input_value', kind: 'data' },
      ])
      expect(graph.nodes.map(({ type }) => type)).toEqual(['start', 'llm', 'ChatOutput'])
    }
  })

  it('any other wire between them orders work', () => {
    const œ = '{œdataTypeœ:œChatOutputœ,œidœ:œoutœ,œnameœ:œmessageœ,œoutput_typesœ:[œMessageœ]}'
    const { graph } = read([
      wire('llm', 'out'),
      { id: 'y', source: 'out', sourceHandle: œ, target: 'a', targetHandle: 'target' },
    ])
    expect(graph.edges).toMatchObject([
      { source: 'llm', source_port: 'source', target: 'out', kind: 'control' },
      { source: 'out', source_port: 'message', target: 'a', kind: 'control' },
    ])
  })

  it('every node has its line in the report', () => {
    expect(read([]).report.map(({ node_id }) => node_id)).toEqual(['a', 'llm', 'out'])
  })
})

describe('the report', () => {
  const warnings = (more: Parameters<typeof app>[2]) =>
    readApp([node('a', 'start')], [], more).problems.map(({ severity, message }) => `${severity}: ${message}`)

  it('says what is not here, and why', () => {
    const { report } = readApp([node('a', 'hologram'), node('b', 'note', {}, { type: 'custom-note' })])
    expect(report[0]).toEqual({
      node_id: 'a',
      name: 'The hologram',
      component: 'hologram',
      support: 'kept',
      reason: expect.stringContaining('"hologram" are not available here'),
    })
    expect(report[1]).toMatchObject({ component: 'note', support: 'runs' })
  })

  it('warns of newer files, of features without effect, and of plugins', () => {
    expect(warnings({})).toEqual([])
    for (const version of ['0.1.0', '0.6.3', '0.6']) expect(warnings({ version })).toEqual([])
    for (const version of ['0.7.0', '1.0.0', '0.10.0'])
      expect(warnings({ version })).toEqual([expect.stringContaining(version)])
    const features = {
      text_to_speech: { enabled: true },
      speech_to_text: { enabled: false },
      sensitive_word_avoidance: { enabled: true },
    }
    expect(warnings({ workflow: { features } })).toEqual([
      expect.stringContaining('Text to speech'),
      expect.stringContaining('Content moderation'),
    ])
    const dependencies = [
      { type: 'marketplace', value: { marketplace_plugin_unique_identifier: 'langgenius/openai:0.0.1@a' } },
    ]
    expect(warnings({ dependencies })).toEqual([expect.stringContaining('langgenius/openai.')])
  })
})

describe('broken graphs', () => {
  it('are read as far as they go', () => {
    const nodes = [node('a', 'start'), node('a', 'end'), { type: 'custom', data: { type: 'code' } }, 7, null]
    const { graph, problems } = readFlow({ nodes, edges: [wire('a', 'gone'), { source: 'a' }, 3], dify: {} })
    expect(graph.nodes).toHaveLength(2)
    expect(graph.edges).toHaveLength(1)
    expect(problems).toHaveLength(5)
  })

  it('are bounded', () => {
    const nodes = Array.from({ length: 10_001 }, (_, index) => node(`n${index}`, 'code'))
    expect(readFlow({ nodes, edges: [] }).problems).toMatchObject([{ code: 'too_large' }])
    let deep: unknown = 1
    for (let level = 0; level < 10_000; level++) deep = { deep }
    expect(readFlow({ nodes: [node('a', 'code', { deep })], edges: [] }).problems[0]?.message).toMatch(/nested deeper/)
  })

  it('reach no prototype', () => {
    const data = JSON.parse('{"type":"code","__proto__":{"admin":true},"constructor":1,"code":"x"}')
    expect(readFlow({ nodes: [{ id: 'a', type: 'custom', data }], edges: [] }).graph.nodes[0]?.config).toEqual({
      code: 'x',
    })
    expect({}).not.toHaveProperty('admin')
  })
})
