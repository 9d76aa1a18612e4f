import { describe, expect, it } from 'vitest'
import { compile } from './compile'
import type { ComponentDefinition, ComponentRegistry, NodeContext } from './component'
import type { RunEvent } from './events'
import { run } from './run'
import { fakeRegistry, graph, node } from './testing/fake-components'
import { fakePorts } from './testing/fake-ports'
import { runGraph, scope } from './testing/run-graph'

const types = (events: RunEvent[]) => events.map((event) => event.type)
const passDefinition: ComponentDefinition = {
  type: 'Pass',
  display_name: 'Pass',
  description: '',
  icon: 'box',
  category: 'logic',
  fields: [],
  outputs: [],
}

describe('time and stopping', () => {
  it('a node that takes too long is stopped, whether it listens or not', async () => {
    for (const type of ['Hang', 'Deaf']) {
      const ports = fakePorts()
      setImmediate(() => ports.clock.advance(1_000))
      const events = await runGraph(graph([node('h', type)]), { ports, node_timeout_ms: 1_000 })
      expect(types(events).slice(-2)).toEqual(['node_failed', 'run_failed'])
      expect(events.at(-1)).toMatchObject({ error: { code: 'node_timeout', node_id: 'h' }, duration_ms: 1_000 })
      expect(ports.clock.pending).toBe(0)
    }
  })

  it('a run that takes too long is stopped', async () => {
    const ports = fakePorts()
    setImmediate(() => ports.clock.advance(5_000))
    const events = await runGraph(graph([node('h', 'Deaf')]), { ports, run_timeout_ms: 5_000 })
    expect(events.at(-1)).toMatchObject({ type: 'run_failed', error: { code: 'run_timeout' } })
    expect(ports.clock.pending).toBe(0)
  })

  it('an abort ends the run at once with run_stopped, and the handler hears of it', async () => {
    for (const type of ['Hang', 'Deaf']) {
      const ports = fakePorts()
      const stop = new AbortController()
      let stopped = 0
      setTimeout(() => {
        stopped = performance.now()
        stop.abort()
      }, 5)
      const events = await runGraph(graph([node('h', type), node('after', 'Pass')], ['h.output -> after.input']), {
        ports,
        signal: stop.signal,
      })
      expect(performance.now() - stopped).toBeLessThan(50)
      expect(types(events)).toEqual(['run_started', 'node_started', 'run_stopped'])
      expect(ports.clock.pending).toBe(0)
    }
  })

  it('whoever is at work hears of any end, early or late', async () => {
    const heard: string[] = []
    const listener = (name: string, askLate: boolean) => ({
      definition: { ...passDefinition, type: name },
      handler: async (_inputs: unknown, context: NodeContext) => {
        if (askLate) await new Promise((resolve) => setTimeout(resolve, 20))
        if (context.signal.aborted) heard.push(name)
        else context.signal.addEventListener('abort', () => heard.push(name))
        return new Promise<never>(() => {})
      },
    })
    const registry: ComponentRegistry = (type) =>
      type === 'Early' ? listener(type, false) : type === 'Late' ? listener(type, true) : fakeRegistry(type)
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 5)
    await runGraph(graph([node('e', 'Early'), node('l', 'Late')]), { registry, signal: stop.signal })
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(heard).toEqual(['Early', 'Late'])
    await runGraph(graph([node('e', 'Early'), node('f', 'Fail')]), { registry })
    expect(heard).toEqual(['Early', 'Late', 'Early'])
  })

  it('a signal that is aborted already starts nothing', async () => {
    const events = await runGraph(graph([node('a', 'Pass')]), { signal: AbortSignal.abort() })
    expect(types(events)).toEqual(['run_started', 'run_stopped'])
  })

  it('leaving the iteration stops the run and its timers', async () => {
    const ports = fakePorts()
    const { plan } = compile(graph([node('h', 'Hang')]), fakeRegistry)
    for await (const event of run(plan, { scope }, ports)) if (event.type === 'node_started') break
    await new Promise(setImmediate)
    expect(ports.clock.pending).toBe(0)
  })

  it('stops at a random moment a thousand times, each with exactly one end', async () => {
    const wide = graph(
      [node('w', 'Writer', { input: 'a b c d e f g' }), node('s', 'Say'), node('p', 'Pass'), node('q', 'Pass')],
      ['w.output -> s.input_value', 's.output -> p.input', 'p.output -> q.input'],
    )
    const { plan } = compile(wide, fakeRegistry)
    for (let round = 0; round < 1_000; round++) {
      const stop = new AbortController()
      const events: RunEvent[] = []
      for await (const event of run(plan, { scope }, fakePorts(), { signal: stop.signal })) {
        events.push(event)
        if (events.length === round % 20) stop.abort()
      }
      const ends = events.filter((event) => /^run_(finished|failed|stopped)$/.test(event.type))
      expect(ends).toHaveLength(1)
      expect(events.at(-1)).toBe(ends[0])
    }
  })
})
