import { describe, expect, it } from 'vitest'
import { compile } from './compile'
import type { RunEvent } from './events'
import { run } from './run'
import { fakeRegistry, graph, node } from './testing/fake-components'
import { fakePorts } from './testing/fake-ports'
import { only, runGraph, scope } from './testing/run-graph'

const types = (events: RunEvent[]) => events.map((event) => event.type)
const ran = (events: RunEvent[]) => only(events, 'node_finished').map((event) => event.node_id)
const skipped = (events: RunEvent[]) => only(events, 'node_skipped').map((event) => event.node_id)

describe('order', () => {
  it('runs a node when its inputs are there and passes values on', async () => {
    const events = await runGraph(
      graph(
        [node('c', 'Join', { a: 'x' }), node('a', 'Ask'), node('b', 'Pass')],
        ['a.output -> b.input', 'b.output -> c.b'],
      ),
      { input: { outputs: { output_type: 'debug', output_component: 'c' } } },
    )
    expect(ran(events)).toEqual(['a', 'b', 'c'])
    expect(only(events, 'run_finished')[0]?.outputs[0]?.outputs).toEqual({ output: 'x+hello+' })
    expect(only(events, 'run_started')[0]).toMatchObject({ node_ids: ['c', 'a', 'b'], first: ['a'] })
    expect(only(events, 'node_finished')[0]?.next).toEqual(['b'])
  })

  it('starts independent nodes together, up to the limit', async () => {
    const hanging = graph(['a', 'b', 'c', 'd'].map((id) => node(id, 'Hang')))
    const ports = fakePorts()
    const events: RunEvent[] = []
    const stop = new AbortController()
    const { plan } = compile(hanging, fakeRegistry)
    for await (const event of run(plan, { scope }, ports, { max_parallel: 3, signal: stop.signal })) {
      events.push(event)
      if (only(events, 'node_started').length === 3) setImmediate(() => stop.abort())
    }
    expect(only(events, 'node_started').map((event) => event.node_id)).toEqual(['a', 'b', 'c'])
  })

  it('gives a list field all wires, in order', async () => {
    const events = await runGraph(
      graph(
        [node('a', 'Pass', { input: '1' }), node('b', 'Pass', { input: '2' }), node('j', 'Join')],
        ['a.output -> j.many', 'b.output -> j.many'],
      ),
    )
    expect(only(events, 'node_finished').find((event) => event.node_id === 'j')?.outputs).toEqual({ output: '++1\n2' })
  })

  it('never runs a note', async () => {
    const events = await runGraph(graph([node('n', 'Note'), node('a', 'Pass')]))
    expect(ran(events)).toEqual(['a'])
    expect(only(events, 'run_started')[0]?.node_ids).toEqual(['a'])
  })

  it('runs a chain of 10,000 nodes', async () => {
    const nodes = Array.from({ length: 10_000 }, (_, index) => node(`n${index}`, 'Pass', { input: 'x' }))
    const wires = nodes.slice(1).map((_, index) => `n${index}.output -> n${index + 1}.input`)
    const events = await runGraph(graph(nodes, wires))
    expect(events.at(-1)?.type).toBe('run_finished')
    expect(only(events, 'node_finished').at(-1)?.outputs).toEqual({ output: 'x' })
  })

  it('an empty flow finishes', async () => {
    expect(types(await runGraph(graph([])))).toEqual(['run_started', 'run_finished'])
  })
})

describe('branches', () => {
  const branch = (way: string) => [node('b', 'Branch', { input: way })]

  it('skips what only the branch not taken feeds, all the way down', async () => {
    const events = await runGraph(
      graph(
        [...branch('yes'), node('y', 'Pass'), node('n', 'Pass'), node('n2', 'Pass')],
        ['b.yes -> y.input', 'b.no -> n.input', 'n.output -> n2.input'],
      ),
    )
    expect(ran(events)).toEqual(['b', 'y'])
    expect(skipped(events)).toEqual(['n', 'n2'])
    expect(only(events, 'node_finished')[0]).toMatchObject({ next: ['y'], skipped: ['n', 'n2'] })
  })

  it('runs a node that a skipped and a live branch feed', async () => {
    const events = await runGraph(
      graph(
        [...branch('no'), node('y', 'Pass'), node('n', 'Pass'), node('j', 'Join')],
        ['b.yes -> y.input', 'b.no -> n.input', 'y.output -> j.a', 'n.output -> j.b'],
      ),
    )
    expect(ran(events)).toEqual(['b', 'n', 'j'])
    expect(only(events, 'node_finished').at(-1)?.outputs).toEqual({ output: '+no+' })
  })

  it('a setting from outside does not bring a branch not taken back to life', async () => {
    const events = await runGraph(
      graph(
        [...branch('no'), node('s', 'Pass', { input: 'system' }), node('j', 'Join'), node('end', 'Pass')],
        ['b.yes -> j.a', 's.output -> j.b', 'j.output -> end.input'],
      ),
    )
    expect(ran(events).sort()).toEqual(['b', 's'])
    expect(skipped(events)).toEqual(['j', 'end'])
  })

  it('a second wire into the same field does', async () => {
    const events = await runGraph(
      graph(
        [...branch('no'), node('s', 'Pass', { input: 'fallback' }), node('p', 'Pass')],
        ['b.yes -> p.input', 's.output -> p.input'],
      ),
    )
    expect(only(events, 'node_finished').at(-1)).toMatchObject({ node_id: 'p', outputs: { output: 'fallback' } })
  })
})

describe('parts of a flow', () => {
  const line = graph(
    [node('a', 'Pass', { input: '1' }), node('b', 'Pass', { input: 'own' }), node('c', 'Pass')],
    ['a.output -> b.input', 'b.output -> c.input'],
  )

  it('stops at a node: it and what it needs', async () => {
    expect(ran(await runGraph(line, { input: { stop_component_id: 'b' } }))).toEqual(['a', 'b'])
  })

  it('starts at a node: values from before are absent', async () => {
    const events = await runGraph(line, { input: { start_component_id: 'b' } })
    expect(ran(events)).toEqual(['b', 'c'])
    expect(only(events, 'node_finished')[1]?.outputs).toEqual({ output: 'own' })
  })

  it('starts at a node with given values', async () => {
    const events = await runGraph(line, { input: { start_component_id: 'b', given: { a: { output: 'given' } } } })
    expect(only(events, 'node_finished')[1]?.outputs).toEqual({ output: 'given' })
  })

  it('runs on the way to a node neither what is given nor what only that needs', async () => {
    const input = { stop_component_id: 'c', given: { b: { output: 'given' } } }
    const events = await runGraph(line, { input })
    expect(ran(events)).toEqual(['c'])
    expect(only(events, 'node_finished')[0]?.outputs).toEqual({ output: 'given' })
    const whole = await runGraph(line, { input: { ...input, stop_component_id: 'b' } })
    expect(ran(whole)).toEqual(['a', 'b'])
  })

  it('runs what is needed another way as well', async () => {
    const both = graph(
      [node('a', 'Pass', { input: '1' }), node('b', 'Pass'), node('c', 'Pass'), node('d', 'Join')],
      ['a.output -> b.input', 'a.output -> c.input', 'b.output -> d.a', 'c.output -> d.b'],
    )
    const events = await runGraph(both, { input: { stop_component_id: 'd', given: { b: { output: 'given' } } } })
    expect(ran(events)).toEqual(['a', 'c', 'd'])
    expect(only(events, 'node_finished').at(-1)?.outputs).toEqual({ output: 'given+1+' })
  })

  it('an unknown node is an error of the request', async () => {
    const events = await runGraph(line, { input: { stop_component_id: 'x' } })
    expect(types(events)).toEqual(['run_started', 'run_failed'])
    expect(events[1]).toMatchObject({
      error: { code: 'invalid_input', message: 'The flow has no node with the id "x".' },
    })
  })
})

describe('the run input', () => {
  const asks = graph([node('a', 'Ask', { input_value: 'stored' }), node('b', 'Ask')])
  const values = (events: RunEvent[]) =>
    only(events, 'node_finished').map((event) => JSON.parse(JSON.stringify(event.outputs.output)).text)

  it('goes to the inputs that fit', async () => {
    expect(values(await runGraph(asks))).toEqual(['hello', 'hello'])
    expect(values(await runGraph(asks, { input: { scope: { ...scope, input_type: 'text' } } }))).toEqual(['stored', ''])
    expect(values(await runGraph(asks, { input: { scope: { ...scope, input_type: 'any' } } }))).toEqual([
      'hello',
      'hello',
    ])
  })

  it('goes only to the named ones, and an empty one leaves what is stored', async () => {
    expect(values(await runGraph(asks, { input: { input_components: ['b'] } }))).toEqual(['stored', 'hello'])
    expect(values(await runGraph(asks, { input: { scope: { ...scope, input_value: '' } } }))).toEqual(['stored', ''])
  })
})

describe('failures', () => {
  it('an unknown component fails a run that reaches it, by name', async () => {
    const events = await runGraph(
      graph([node('a', 'Pass'), node('Mystery', 'QuantumThing')], ['a.output -> Mystery.x']),
    )
    expect(types(events).slice(-3)).toEqual(['node_started', 'node_failed', 'run_failed'])
    expect(events.at(-1)).toMatchObject({
      node_id: 'Mystery',
      error: { code: 'unknown_component', message: expect.stringMatching(/"Mystery".*"QuantumThing"/) },
    })
  })

  it('an unknown component in a branch not taken does no harm', async () => {
    const events = await runGraph(
      graph([node('b', 'Branch', { input: 'yes' }), node('m', 'QuantumThing')], ['b.no -> m.x']),
    )
    expect(events.at(-1)?.type).toBe('run_finished')
  })

  it('a handler that throws ends the run and aborts the others', async () => {
    const events = await runGraph(graph([node('h', 'Hang'), node('f', 'Fail')]))
    expect(types(events).slice(-2)).toEqual(['node_failed', 'run_failed'])
    expect(events.at(-1)).toMatchObject({ error: { code: 'node_failed', message: 'it broke', node_name: 'f' } })
  })

  it('a cycle fails the run before it starts', async () => {
    const events = await runGraph(
      graph([node('a', 'Pass'), node('b', 'Pass')], ['a.output -> b.input', 'b.output -> a.input']),
    )
    expect(types(events)).toEqual(['run_started', 'run_failed'])
    expect(events[1]).toMatchObject({ error: { code: 'invalid_flow' } })
  })

  it('a required field that its wire left empty is named', async () => {
    const nothing = { ...fakeRegistry('Pass'), handler: async () => ({ outputs: {} }) }
    const registry = (type: string) => {
      const pass = fakeRegistry('Pass')
      return type === 'Nothing' && pass ? { ...pass, handler: nothing.handler } : fakeRegistry(type)
    }
    const events = await runGraph(graph([node('a', 'Nothing'), node('n', 'Need')], ['a.output -> n.input']), {
      registry,
    })
    expect(events.at(-1)).toMatchObject({ error: { code: 'missing_value', message: '"n" got no value for "Input".' } })
  })

  it('an output that nobody has is refused before work starts', async () => {
    const events = await runGraph(graph([node('a', 'Say')]), {
      input: { outputs: { output_type: 'chat', output_component: 'nobody' } },
    })
    expect(types(events)).toEqual(['run_started', 'run_failed'])
  })
})

describe('secrets', () => {
  const marker = 'sk-marker-5e1f'

  it('never appear in any event, of a run that ends well or badly', async () => {
    for (const input of ['fine', 'fail']) {
      for (const secret of [
        node('s', 'Secret', { key: marker, input }),
        node('s', 'Secret', { key: 'KEY', input }, ['key']),
      ]) {
        const ports = fakePorts({ variables: { KEY: marker } })
        const events = await runGraph(graph([secret, node('p', 'Pass')], ['s.output -> p.input']), { ports })
        expect(JSON.stringify(events)).not.toContain(marker)
        expect(JSON.stringify(events)).toContain('••••')
        expect(events.at(-1)?.type).toBe(input === 'fine' ? 'run_finished' : 'run_failed')
      }
    }
  })

  it('appear in no text that is streamed or shown, however they are written', async () => {
    const key = 'sk-a/b+c"d'
    const flow = {
      ...graph(
        [node('start', 'Begin'), node('say', 'Reply', { values: 'key {{env.LONG}} {{start.address}} {{start.json}}' })],
        ['start.source -> say'],
      ),
      environment: [
        { name: 'SHORT', value: key, value_type: 'secret' },
        { name: 'LONG', value: `${key}-and-more`, value_type: 'secret' },
      ],
    }
    const inputs = { address: `https://x.example/?k=${encodeURIComponent(key)}`, json: JSON.stringify({ key }) }
    const events = await runGraph(flow, { input: { scope: { ...scope, inputs } } })
    const said = only(events, 'token').map((event) => event.chunk)
    expect(said.join('')).toBe('key •••• https://x.example/?k=•••• {"key":"••••"}')
    expect(JSON.stringify(events)).not.toContain('and-more')
  })

  it('a variable that is not stored is named', async () => {
    const events = await runGraph(graph([node('t', 'Typed', { text: 'CITY' }, ['text'])]))
    expect(events.at(-1)).toMatchObject({
      error: { code: 'missing_value', message: '"Text" uses the variable "CITY", which is not stored.' },
    })
  })
})
