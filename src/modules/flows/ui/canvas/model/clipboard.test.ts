import { describe, expect, it } from 'vitest'
import { placeFragment, readFragment, takeFragment, writeFragment } from './clipboard'
import { edgePorts } from './edge-ports'
import { newEdge } from './new-edge'
import { setAt } from './record'
import { readStoredFlow } from './stored-flow'
import { sampleNode, samplePort, sampleView } from './testing-views'

const input = sampleNode('ChatInput', 'in', { x: 100, y: 50 })
const model = sampleNode('LanguageModelComponent', 'model', { x: 400, y: 90 })
const output = sampleNode('ChatOutput', 'out', { x: 900, y: 90 })
const edges = [
  newEdge(samplePort(sampleView(input), 'message'), samplePort(sampleView(model), 'input_value')),
  newEdge(samplePort(sampleView(model), 'text_output'), samplePort(sampleView(output), 'input_value')),
]
const flow = readStoredFlow({ nodes: [input, model, output], edges })
const chosen = new Set(['in', 'model'])

describe('clipboard', () => {
  it('takes the nodes and only the wires between them', () => {
    const fragment = takeFragment(flow, chosen)
    expect(fragment.nodes).toEqual([input, model])
    expect(fragment.edges).toEqual([edges[0]])
  })

  it('places a copy with ids of its own, in nodes and wires alike', () => {
    const placed = placeFragment(takeFragment(flow, chosen), new Set(['in', 'model', 'out']), { x: 0, y: 0 })
    const [first, second] = placed.nodes
    const [wire] = placed.edges
    expect(first?.position).toEqual({ x: 0, y: 0 })
    expect(second?.position).toEqual({ x: 300, y: 40 })
    expect(wire).toMatchObject({ source: first?.id, target: second?.id })
    expect(JSON.stringify(placed)).not.toContain('"in"')
    expect(JSON.stringify(wire)).not.toContain('œinœ')
    expect(JSON.stringify(wire)).not.toContain('œmodelœ')
    expect(wire && edgePorts(wire)).toEqual({ source_port: 'message', target_port: 'input_value' })
  })

  it('comes back from its text, and from an exported flow', () => {
    const fragment = takeFragment(flow, chosen)
    expect(readFragment(writeFragment(fragment))).toEqual(fragment)
    expect(readFragment(JSON.stringify({ name: 'x', data: { nodes: [input], edges: [] } }))?.nodes).toEqual([input])
    for (const text of ['hello', '{', '{}', '[1]', '{"nodes":[]}']) expect(readFragment(text)).toBeUndefined()
  })

  it('leaves secrets behind but not the names of variables', () => {
    const secret = setAt(model.data, ['node', 'template', 'api_key', 'value'], 'sk-planted-secret')
    const named = setAt(secret, ['node', 'template', 'api_key', 'load_from_db'], true)
    expect(writeFragment({ nodes: [{ ...model, data: secret }], edges: [] })).not.toContain('sk-planted-secret')
    expect(writeFragment({ nodes: [{ ...model, data: named }], edges: [] })).toContain('sk-planted-secret')
  })
})
