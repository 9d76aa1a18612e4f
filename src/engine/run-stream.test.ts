import { describe, expect, it } from 'vitest'
import { compile } from './compile'
import type { ComponentRegistry } from './component'
import type { RunEvent } from './events'
import { run } from './run'
import { fakeRegistry, graph, node } from './testing/fake-components'
import { fakePorts } from './testing/fake-ports'
import { only, runGraph, scope } from './testing/run-graph'

const types = (events: RunEvent[]) => events.map((event) => event.type)

describe('streaming', () => {
  const chat = graph(
    [node('w', 'Writer', { input: 'one two three' }), node('s', 'Say', { sender_name: 'Bot' })],
    ['w.output -> s.input_value'],
  )

  it('shows a message while it is written and completes it under the same id', async () => {
    const events = await runGraph(chat)
    const [partial, complete] = only(events, 'message')
    expect(partial).toMatchObject({ node_id: 's', state: 'partial', message: { text: '', id: 1, sender_name: 'Bot' } })
    expect(only(events, 'token').map((event) => event.chunk)).toEqual(['one ', 'two ', 'three'])
    expect(only(events, 'token').every((event) => event.message_id === 1 && event.node_id === 'w')).toBe(true)
    expect(complete).toMatchObject({ state: 'complete', message: { text: 'one two three', id: 1 } })
    const order = types(events).filter((type) => type === 'message' || type === 'token')
    expect(order).toEqual(['message', 'token', 'token', 'token', 'message'])
  })

  it('shows nothing without a chat output, and still gives the whole text', async () => {
    const events = await runGraph(
      graph([node('w', 'Writer', { input: 'one two' }), node('p', 'Pass')], ['w.output -> p.input']),
    )
    expect(only(events, 'token')).toEqual([])
    expect(only(events, 'node_finished')[0]?.outputs.output).toMatchObject({ text: 'one two' })
  })

  it('waits for a slow reader instead of filling memory', async () => {
    let written = 0
    async function* words() {
      for (; written < 5_000; written++) yield 'word '
    }
    const writer = fakeRegistry('Writer')
    const registry: ComponentRegistry = (type) =>
      type === 'Writer' && writer
        ? { ...writer, handler: async (_inputs, context) => ({ outputs: { output: await context.stream(words()) } }) }
        : fakeRegistry(type)
    const flow = graph([node('w', 'Writer'), node('s', 'Say')], ['w.output -> s.input_value'])
    const events = run(compile(flow, registry).plan, { scope }, fakePorts())[Symbol.asyncIterator]()
    await events.next()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(written).toBeLessThan(1_100)
    const rest: RunEvent[] = []
    for (let next = await events.next(); !next.done; next = await events.next()) rest.push(next.value)
    expect(only(rest, 'token')).toHaveLength(5_000)
    expect(rest.at(-1)?.type).toBe('run_finished')
  })
})
