import { describe, expect, it } from 'vitest'
import { applyTweaks } from './apply-tweaks'
import { fakeRegistry, graph, node } from './testing/fake-components'

const flow = graph([
  { ...node('Prompt-1', 'Prompt', { template: 'a', code: 'x', headers: {} }), name: 'My prompt' },
  { ...node('Model-1', 'Model', { temperature: 0.1, api_key: 'KEY' }, ['api_key']), name: 'Model' },
  { ...node('Model-2', 'Model', { temperature: 0.2, api_key: 'KEY' }, ['api_key']), name: 'Model' },
])
const configs = (tweaks: Record<string, unknown>) => applyTweaks(flow, tweaks).graph.nodes.map((item) => item.config)
const messages = (tweaks: Record<string, unknown>) => applyTweaks(flow, tweaks).problems.map((item) => item.message)

describe('applyTweaks', () => {
  it('by node id, by display name, by bare field name', () => {
    expect(configs({ 'Prompt-1': { template: 'b' } })[0]?.template).toBe('b')
    expect(configs({ Model: { temperature: 1 } }).map((config) => config.temperature)).toEqual([undefined, 1, 1])
    expect(configs({ temperature: 0.5 }).map((config) => config.temperature)).toEqual([undefined, 0.5, 0.5])
    expect(configs({ headers: { a: 'b' } })[0]?.headers).toEqual({ a: 'b' })
  })

  it('takes wrapped values, and says whether they name a variable', () => {
    const { graph: tweaked } = applyTweaks(flow, {
      'Model-1': { api_key: 'plain' },
      'Model-2': { api_key: { value: 'OTHER', load_from_db: true } },
      'Prompt-1': { template: { value: 'c' } },
    })
    expect(tweaked.nodes.map((item) => item.variables ?? [])).toEqual([[], [], ['api_key']])
    expect(tweaked.nodes.map((item) => item.config.api_key ?? item.config.template)).toEqual(['c', 'plain', 'OTHER'])
  })

  it('knows older names and fields that are not stored, when told what there is', () => {
    const typed = graph([node('t', 'Typed', { n: 1 })])
    const tweaked = (fields: object) => applyTweaks(typed, { t: fields }, fakeRegistry)
    expect(tweaked({ count: 3 }).graph.nodes[0]?.config).toEqual({ n: 3 })
    expect(tweaked({ n: 4, text: 'x' }).graph.nodes[0]?.config).toEqual({ n: 4, text: 'x' })
    expect(tweaked({ other: 1 }).problems).toHaveLength(1)
  })

  it('never sets code, and says so', () => {
    expect(configs({ 'Prompt-1': { code: 'evil' }, code: 'evil' })[0]?.code).toBe('x')
    expect(messages({ code: 'evil' })[0]).toContain('code cannot be replaced')
  })

  it('names what fits nothing, and leaves the flow itself alone', () => {
    expect(messages({ Nobody: { a: 1 }, 'Model-1': { temprature: 1 } })).toEqual([
      'The tweak "Nobody" was left out: no node has that id or name, and no node has a field of that name.',
      'The tweak of "temprature" was left out: "Model" has no such field.',
    ])
    expect(messages(JSON.parse('{"__proto__": {"a": 1}, "Model-1": {"__proto__": 1, "constructor": 2}}'))).toHaveLength(
      3,
    )
    applyTweaks(flow, { temperature: 9 })
    expect(flow.nodes[1]?.config.temperature).toBe(0.1)
  })
})
