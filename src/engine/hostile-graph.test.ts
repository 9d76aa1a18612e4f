import { describe, expect, it } from 'vitest'
import { analyse } from './analyse'
import { fakeRegistry, graph, node, wire } from './testing/fake-components'

describe('graphs made to take long', () => {
  it('of loops whose items lead on to each other are looked at in bounded time', () => {
    const count = 3_000
    const nodes = Array.from({ length: count }, (_, index) => node(`l${index}`, 'WiredLoop'))
    const wires = nodes.slice(1).map((_, index) => wire(`l${index}.item -> l${index + 1}.data`))
    const started = performance.now()
    const { fatal } = analyse({ ...graph(nodes), edges: wires }, fakeRegistry)
    expect(fatal?.code).toBe('too_large')
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  it('ask a node for its outputs once, not once a wire', () => {
    let asked = 0
    const registry = (type: string) => {
      const known = fakeRegistry(type)
      if (!known || type !== 'Begin') return known
      const dynamic_outputs = () => {
        asked += 1
        return []
      }
      return { ...known, definition: { ...known.definition, dynamic_outputs } }
    }
    const nodes = [node('start', 'Begin'), ...Array.from({ length: 50 }, (_, index) => node(`n${index}`, 'Set'))]
    const edges = nodes.slice(1).map(({ id }) => wire(`start.source -> ${id}`))
    analyse({ nodes, edges }, registry)
    expect(asked).toBe(1)
  })
})
