import { describe, expect, it } from 'vitest'
import { readFlow } from '../read-flow'
import { readDifyDocument } from './read-dify-document'
import { readYaml } from './read-yaml'
import { app, configApp, node, wire } from './testing/app'
import { type DifyExport, writeDifyDocument } from './write-dify-document'

const look = { name: 'An app', description: 'Says so', icon: null, icon_background: null }
const write = (data: unknown, more: Partial<DifyExport> = {}) =>
  readYaml(writeDifyDocument({ ...look, data, ...more })).value
/** As the database gives it back. */
const stored = (file: unknown) => structuredClone(readDifyDocument(file).data)

describe('writing an imported app', () => {
  const file = app([node('a', 'start'), node('b', 'end')], [wire('a', 'b')])

  it('gives the file back, whatever was in it', () => {
    let seed = 7
    const next = (below: number) => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed % below
    }
    const texts = [
      '',
      'yes',
      '1.0',
      'a\nb\n',
      ' x ',
      '{{#a.b#}}',
      '# no',
      'é🤖',
      '- a: b',
      '~',
      "'",
      '"',
      '\t|',
      '0x10',
    ]
    const value = (depth: number): unknown => {
      const kind = next(depth > 3 ? 4 : 6)
      if (kind === 0) return texts[next(texts.length)]
      if (kind === 1) return next(2_000_000_000) - 1_000_000_000
      if (kind === 2) return next(1_000) / 8
      if (kind === 3) return [true, false, null][next(3)]
      if (kind === 4) return Array.from({ length: next(4) }, () => value(depth + 1))
      return Object.fromEntries(
        Array.from({ length: next(4) }, () => [`k${texts[next(texts.length)]}`, value(depth + 1)]),
      )
    }
    for (let turn = 0; turn < 200; turn++) {
      const nodes = Array.from({ length: 1 + next(4) }, (_, index) =>
        node(`${index}`, ['code', 'llm', 'strange'][next(3)] ?? '', { x: value(0) }, { y: value(1) }),
      )
      const changed = app(nodes, [{ ...wire('0', '0'), z: value(1) }], { top: value(0), workflow: { w: value(0) } })
      expect(write(stored(changed))).toEqual(changed)
    }
  })

  it('keeps the spelling of numbers at their nodes, when others came or went', () => {
    const text = `app: {name: An app, mode: workflow}
workflow:
  graph:
    edges: []
    nodes:
    - {id: a, data: {type: start}}
    - {id: b, data: {type: code, temperature: 1.0, big: 12345678901234567890}}
  size: 2.50
`
    const data = stored(text)
    data.nodes.shift()
    const again = writeDifyDocument({ ...look, data, description: null })
    expect(again).toContain('temperature: 1.0')
    expect(again).toContain('big: 12345678901234567890')
    expect(again).toContain('size: 2.50')
    expect(again).not.toContain('spelling')
  })

  it('has the name and words that the flow has now; a number that tells twins apart is no change', () => {
    expect(write(stored(file), { name: 'Other', description: 'New', icon: '🦢' })).toMatchObject({
      app: { name: 'Other', description: 'New', icon: '🦢', mode: 'workflow' },
    })
    expect(write(stored(file), { name: 'An app (3)', icon: 'bot' })).toEqual(file)
  })

  it('has what was added on the canvas', () => {
    const data = stored(file)
    data.nodes.push(node('c', 'code'))
    data.edges.push(wire('a', 'c'))
    expect(readDifyDocument(write(data)).data).toEqual(
      stored(app([node('a', 'start'), node('b', 'end'), node('c', 'code')], [wire('a', 'b'), wire('a', 'c')])),
    )
  })
})

describe('writing apps without a graph', () => {
  it.each(['chat', 'agent-chat', 'completion'])('a %s app comes back when only its layout was changed', (mode) => {
    const file = configApp(mode, { dataset_configs: { datasets: { datasets: [{ dataset: { id: 'k' } }] } } })
    const data = stored(file)
    for (const item of data.nodes) Object.assign(item, { position: { x: 1, y: 2 }, selected: true, width: 9 })
    expect(write(data, { description: null })).toEqual({ ...file, kind: 'app', version: '0.6.0' })
    expect(readFlow(data).problems).toEqual([])
  })

  it.each([
    ['chat', 'advanced-chat'],
    ['agent-chat', 'advanced-chat'],
    ['completion', 'workflow'],
  ])('a changed %s app becomes one of the mode %s, and the report says so', (mode, instead) => {
    const data = stored(configApp(mode, { opening_statement: 'Hello' }))
    Object.assign(Object(data.nodes[1]?.data), { title: 'Mine' })
    expect(readFlow(data).problems.map(({ message }) => message)).toEqual([expect.stringContaining(`"${instead}"`)])
    const written = write(data)
    expect(written).toMatchObject({ app: { mode: instead }, workflow: { features: { opening_statement: 'Hello' } } })
    expect(written).not.toHaveProperty('model_config')
    const again = readDifyDocument(written)
    expect(again.mode).toBe(instead)
    expect(again.data.nodes).toEqual(data.nodes)
  })
})

describe('writing flows that were made here', () => {
  it('gives them what Dify wants of an app', () => {
    const made = {
      nodes: [
        { id: 'a', data: { type: 'start' } },
        { id: 'b', data: { type: 'answer' } },
      ],
      edges: [{ source: 'a', target: 'b' }],
    }
    expect(write(made)).toMatchObject({
      kind: 'app',
      version: '0.6.0',
      dependencies: [],
      app: { name: 'An app', mode: 'advanced-chat', icon_type: 'emoji' },
      workflow: {
        environment_variables: [],
        features: { opening_statement: '' },
        graph: {
          nodes: [{ id: 'a', type: 'custom', position: { x: 0, y: 0 } }, { id: 'b' }],
          edges: [
            { sourceHandle: 'source', targetHandle: 'target', data: { sourceType: 'start', targetType: 'answer' } },
          ],
        },
      },
    })
  })

  it('refuses nodes of another family by name, and an empty flow', () => {
    const other = { id: 'o', type: 'genericNode', data: { type: 'ChatOutput', node: { display_name: 'My output' } } }
    expect(() => write({ nodes: [other, node('a', 'start')], edges: [] })).toThrow(
      /no nodes like these of the flow: "My output"/,
    )
    expect(() => write({ nodes: [], edges: [] })).toThrow(/no nodes/)
  })
})
