import { describe, expect, it } from 'vitest'
import { definitions } from '@/components/definitions'
import { indexDefinitions } from '../definition-index'
import { readStoredFlow } from '../stored-flow'
import { diffFlows } from './diff-flows'

const index = indexDefinitions(definitions)
const prompt = (id: string, template: object, x = 0) => ({
  id,
  type: 'genericNode',
  position: { x, y: 0 },
  data: { id, type: 'Prompt', node: { display_name: id, template } },
})
const wire = (id: string, source: string, target: string) => ({
  id,
  source,
  target,
  sourceHandle: 'source',
  targetHandle: 'target',
})
const flow = (nodes: object[], edges: object[] = [], rest: object = {}) => readStoredFlow({ nodes, edges, ...rest })
const field = (value: unknown, more: object = {}) => ({ value, ...more })

describe('diffFlows', () => {
  it('finds nothing between two states that only differ in places', () => {
    const diff = diffFlows(
      flow([prompt('a', { template: field('x') })], [], { viewport: { x: 1 } }),
      flow([prompt('a', { template: field('x') }, 400)], [], { viewport: { x: 2 } }),
      index,
    )
    expect(diff).toMatchObject({ count: 0, changes: [], settings: [] })
    expect(diff.nodes.get('a')).toBe('same')
  })

  it('marks what was added, removed and changed, and puts both states on one canvas', () => {
    const before = flow(
      [prompt('a', { template: field('old') }), prompt('b', {})],
      [wire('e1', 'a', 'b'), wire('e2', 'b', 'a')],
    )
    const after = flow(
      [prompt('a', { template: field('new') }, 50), prompt('c', {})],
      [wire('e1', 'a', 'c'), wire('e9', 'b', 'a')],
    )
    const diff = diffFlows(before, after, index)
    expect(Object.fromEntries(diff.nodes)).toEqual({ a: 'changed', c: 'added', b: 'removed' })
    expect(diff.flow.nodes.map(({ id }) => id)).toEqual(['a', 'c', 'b'])
    expect(diff.flow.nodes[0]).toMatchObject({ position: { x: 50 } })
    expect(Object.fromEntries(diff.edges)).toEqual({ e1: 'added', e9: 'same', 'removed:e1': 'removed' })
    expect(diff.wires).toEqual({ added: 1, removed: 1 })
    expect(diff.changes[0]).toMatchObject({ id: 'a', mark: 'changed' })
    expect(diff.changes[0]?.settings).toEqual([
      { name: 'template', label: expect.any(String), before: 'old', after: 'new', secret: false },
    ])
    expect(diff.count).toBe(5)
  })

  it('calls fields by the names of the inspector and says when a value became a variable', () => {
    const model = (api_key: object) => ({
      id: 'm',
      type: 'genericNode',
      data: { type: 'LanguageModelComponent', node: { template: { api_key, temperature: field(0.1) } } },
    })
    const [change] = diffFlows(
      flow([model(field('', { password: true }))]),
      flow([model(field('OPENAI_API_KEY', { password: true, load_from_db: true }))]),
      index,
    ).changes
    expect(change?.settings[0]).toMatchObject({ name: 'api_key', secret: false })
    expect(change?.settings[0]?.after).toContain('OPENAI_API_KEY')
  })

  it('tells that secrets differ, never what they are', () => {
    const nodes = (key: string, header: string) => [
      prompt('a', {
        api_key: field(key, { password: true }),
        headers: field([{ key: 'authorization', value: header }]),
      }),
      {
        id: 'http',
        type: 'custom',
        data: {
          type: 'http-request',
          title: 'Call',
          authorization: { type: 'api-key', config: { type: 'bearer', api_key: key } },
          headers: `x-api-key: ${header}`,
        },
      },
    ]
    const secrets = ['sealed:one', 'sealed:two', 'head-one', 'head-two']
    const variables = (value: string) => ({
      dify: { workflow: { environment_variables: [{ id: 'v', name: 'KEY', value_type: 'secret', value }] } },
    })
    const diff = diffFlows(
      flow(nodes('sealed:one', 'head-one'), [], variables('sealed:one')),
      flow(nodes('sealed:two', 'head-two'), [], variables('sealed:two')),
      index,
    )
    const told = JSON.stringify([diff.changes, diff.settings])
    for (const secret of secrets) expect(told).not.toContain(secret)
    expect(diff.changes.map(({ settings }) => settings.length)).toEqual([2, 2])
    expect(diff.changes.flatMap(({ settings }) => settings).every((setting) => setting.secret)).toBe(true)
    expect(diff.settings).toHaveLength(1)
    expect(diff.settings[0]).toMatchObject({ secret: true, before: undefined, after: undefined })
  })

  it('goes into the settings of steps, and knows entries of lists by their ids', () => {
    const llm = (temperature: number, texts: [string, string][]) => ({
      id: 'llm',
      type: 'custom',
      data: {
        type: 'llm',
        title: 'Write',
        model: { name: 'm', completion_params: { temperature } },
        prompt_template: texts.map(([id, text]) => ({ id, role: 'user', text })),
      },
    })
    const [change] = diffFlows(
      flow([
        llm(0.2, [
          ['p1', 'one'],
          ['p2', 'two'],
        ]),
      ]),
      flow([
        llm(0.9, [
          ['p2', 'two'],
          ['p1', 'ONE'],
        ]),
      ]),
      index,
    ).changes
    expect(change?.settings.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['model › completion_params › temperature', '0.2', '0.9'],
      ['prompt_template › p1 › text', 'one', 'ONE'],
    ])
  })

  it('reads any two states, however broken', () => {
    expect(diffFlows(readStoredFlow(null), readStoredFlow({ nodes: [7, { id: 'x' }], edges: 'no' }), index).count).toBe(
      1,
    )
  })
})
