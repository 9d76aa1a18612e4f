import { describe, expect, it } from 'vitest'
import { fakeRegistry, graph, node, wire } from './testing/fake-components'
import { only, runGraph } from './testing/run-graph'
import { validateGraph } from './validate-graph'

const codes = (nodes: Parameters<typeof graph>[0], wires: string[] = []) =>
  validateGraph(graph(nodes, wires), fakeRegistry).map((problem) => `${problem.severity} ${problem.code}`)

describe('validateGraph', () => {
  it('finds nothing wrong with a sound graph', () => {
    expect(codes([node('a', 'Ask'), node('b', 'Say')], ['a.output -> b.input_value'])).toEqual([])
  })

  it('finds cycles of any length and names their nodes', () => {
    expect(codes([node('a', 'Pass')], ['a.output -> a.input'])).toEqual(['error cycle'])
    const nodes = Array.from({ length: 10_000 }, (_, index) => node(`n${index}`, 'Pass'))
    const wires = nodes.map((_, index) => `n${index}.output -> n${(index + 1) % nodes.length}.input`)
    const [problem] = validateGraph(graph(nodes, wires), fakeRegistry)
    expect(problem?.message).toMatch(/^These nodes wait for each other in a circle: "n\d+" → "n\d+".* and 9995 more\.$/)
  })

  it('tells a cycle from what only hangs on it', () => {
    const problems = validateGraph(
      graph(
        [node('tail', 'Pass'), node('a', 'Pass'), node('b', 'Pass')],
        ['a.output -> b.input', 'b.output -> a.input', 'b.output -> tail.input'],
      ),
      fakeRegistry,
    )
    expect(problems.map((problem) => problem.message).join()).not.toContain('tail')
  })

  it('finds dangling and doubled edges', () => {
    expect(codes([node('a', 'Pass')], ['a.output -> gone.input'])).toEqual(['warning dangling_edge'])
    const twice = { ...wire('a.output -> b.input'), id: 'other' }
    const doubled = graph([node('a', 'Pass'), node('b', 'Pass')], ['a.output -> b.input'])
    expect(validateGraph({ ...doubled, edges: [...doubled.edges, twice] }, fakeRegistry)).toMatchObject([
      { code: 'duplicate_edge', edge_id: 'other' },
    ])
  })

  it('finds doubled ids, unknown components and ports, wrong types', () => {
    expect(codes([node('a', 'Pass'), node('a', 'Pass')])).toEqual(['error duplicate_node'])
    expect(codes([node('a', 'Nope')])).toEqual(['error unknown_component'])
    expect(codes([node('a', 'Pass'), node('b', 'Pass')], ['a.nope -> b.input'])).toEqual(['error unknown_port'])
    expect(codes([node('a', 'Pass'), node('b', 'Pass')], ['a.output -> b.nope'])).toEqual(['warning unknown_port'])
    expect(codes([node('a', 'Typed'), node('b', 'Typed')], ['a.rows -> b.text'])).toEqual(['error type_mismatch'])
    expect(codes([node('a', 'Typed'), node('b', 'Typed')], ['a.rows -> b.count'])).toEqual(['error type_mismatch'])
  })

  it('finds missing and impossible values', () => {
    expect(codes([node('a', 'Need')])).toEqual(['error missing_value'])
    expect(codes([node('a', 'Need', { input: 'x' })])).toEqual([])
    expect(codes([node('a', 'Need'), node('b', 'Pass')], ['b.output -> a.input'])).toEqual([])
    for (const count of ['many', 0, 6, 2.5, true])
      expect(codes([node('a', 'Typed', { count })])).toEqual(['error invalid_value'])
    for (const count of ['3', '', null, 5]) expect(codes([node('a', 'Typed', { count })])).toEqual([])
  })

  it('reads a value and a wire under an older field name', async () => {
    const events = await runGraph(graph([node('a', 'Typed', { n: 4 })]))
    expect(only(events, 'node_finished')[0]?.outputs).toEqual({ rows: '4:' })
  })

  it('refuses what is too large before looking at it (threat 24)', () => {
    const nodes = Array.from({ length: 10_001 }, (_, index) => node(`n${index}`, 'Nope'))
    expect(codes(nodes)).toEqual(['error too_large'])
    const wires = Array.from({ length: 50_001 }, () => 'a.output -> b.input')
    expect(codes([node('a', 'Pass')], wires)).toEqual(['error too_large'])
  })

  it('looks at 10,000 nodes and 50,000 edges in well under two seconds', () => {
    const nodes = Array.from({ length: 10_000 }, (_, index) => node(`n${index}`, 'Join'))
    const edges = Array.from({ length: 50_000 }, (_, index) => {
      const source = index % 9_990
      return `n${source}.output -> n${source + 1 + Math.floor(index / 9_990)}.many`
    })
    const started = performance.now()
    expect(validateGraph(graph(nodes, edges), fakeRegistry)).toEqual([])
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
