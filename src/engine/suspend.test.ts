import { describe, expect, it } from 'vitest'
import { compile } from './compile'
import type { RunEvent } from './events'
import type { Graph } from './graph'
import { type RunInput, run } from './run'
import { suspensionKey } from './run-host'
import type { RunSnapshot, SuspendAnswer, SuspendedAt } from './suspension'
import { fakeRegistry, graph, node } from './testing/fake-components'
import { fakePorts } from './testing/fake-ports'
import { only, scope } from './testing/run-graph'

async function play(flow: Graph, input: Partial<RunInput> = {}): Promise<RunEvent[]> {
  const events: RunEvent[] = []
  for await (const event of run(compile(flow, fakeRegistry).plan, { scope, ...input }, fakePorts())) events.push(event)
  return events
}

function paused(events: RunEvent[]) {
  const event = only(events, 'run_paused')[0]
  if (!event) throw new Error(`not paused: ${JSON.stringify(events.at(-1))}`)
  // A snapshot is stored as JSON and read by another process.
  const snapshot: RunSnapshot = JSON.parse(JSON.stringify(event.snapshot))
  return { snapshot, places: event.suspensions.map((suspension) => suspension.path) }
}

const answer = (place: SuspendedAt, said: string, action = 'source'): readonly [string, SuspendAnswer] => [
  suspensionKey(place),
  { action, inputs: { said } },
]

const resumed = (snapshot: RunSnapshot, ...answers: (readonly [string, SuspendAnswer])[]) => ({
  resume: { snapshot, answers, answered: [] },
})

const ran = (events: RunEvent[]) => only(events, 'node_finished').map((event) => event.node_id)

describe('a pause', () => {
  const ask = graph(
    [
      node('start', 'Begin'),
      node('before', 'Set', { values: { text: 'kept' } }),
      node('ask', 'Question'),
      node('beside', 'Set', { values: { text: 'B' } }),
      node('end', 'Reply', { values: '{{before.text}} {{ask.said}} {{beside.text}} {{conversation.memo}}' }),
      node('write', 'Assign', { values: { 'conversation.memo': '{{start.query}}' } }),
    ],
    [
      'start.source -> write',
      'write.source -> before',
      'before.source -> ask',
      'start.source -> beside',
      'ask.source -> end',
      'beside.source -> end',
    ],
  )
  const flow = { ...ask, conversation: [{ name: 'memo', value: '', value_type: 'string' }] }

  it('lets the other branches finish, and goes on without doing anything twice', async () => {
    const first = await play(flow)
    expect(ran(first).sort()).toEqual(['before', 'beside', 'start', 'write'])
    const { snapshot, places } = paused(first)
    const second = await play(flow, resumed(snapshot, answer(places[0] ?? { node_id: '', turns: [] }, 'yes')))
    expect(ran(second)).toEqual(['ask', 'end'])
    expect(only(second, 'run_finished')[0]?.reply).toBe('kept yes B hello')
    const streamed = [...only(first, 'token'), ...only(second, 'token')].map((event) => event.chunk)
    expect(streamed.join('')).toBe('kept yes B hello')
  })

  it('lasts while nobody has answered', async () => {
    const { snapshot } = paused(await play(flow))
    const again = paused(await play(flow, resumed(snapshot)))
    expect(again.snapshot.root).toEqual(snapshot.root)
  })

  it('of two forms ends for one and not for the other', async () => {
    const two = graph(
      [
        node('start', 'Begin'),
        node('a', 'Question'),
        node('b', 'Question'),
        node('end', 'Set', { values: { a: '{{a.said}}', b: '{{b.said}}' } }),
      ],
      ['start.source -> a', 'start.source -> b', 'a.source -> end', 'b.source -> end'],
    )
    const first = paused(await play(two))
    expect(first.places.map((place) => place.node_id)).toEqual(['a', 'b'])
    const second = paused(await play(two, resumed(first.snapshot, answer({ node_id: 'b', turns: [] }, 'B'))))
    expect(second.places.map((place) => place.node_id)).toEqual(['a'])
    const last = await play(two, resumed(second.snapshot, answer({ node_id: 'a', turns: [] }, 'A')))
    expect(only(last, 'node_finished').at(-1)?.outputs).toEqual({ a: 'A', b: 'B' })
  })
})

describe('what a pause tells', () => {
  it('no secret, in no spelling', async () => {
    const key = 'p@ss "w/rd"'
    const ask = { ...graph([node('start', 'Begin'), node('ask', 'Question')], ['start.source -> ask']) }
    const flow = { ...ask, environment: [{ name: 'KEY', value: key, value_type: 'secret' }] }
    flow.nodes[1] = node('ask', 'Question', { values: { content: '{{env.KEY}}' } })
    const events = await play(flow)
    expect(only(events, 'node_suspended')[0]?.suspension.request.content).toBe('••••')
    const { snapshot: _snapshot, ...shown } = only(events, 'run_paused')[0] ?? {}
    expect(JSON.stringify(shown)).not.toContain('w/rd')
  })

  it('nothing of turns that were given up', async () => {
    const each = node('each', 'Each', { values: { items: ['x', 'y'], give: 'made.text', side_by_side: true } })
    const flow = {
      nodes: [
        node('start', 'Begin'),
        { ...each, policy: { on_error: { kind: 'default_value' as const, outputs: {} } } },
        { ...node('first', 'TurnBegin'), parent: 'each' },
        { ...node('ask', 'Question'), parent: 'each' },
        { ...node('wrong', 'Broken', { values: { until: '{{each.item}}' } }), parent: 'each' },
        node('after', 'Question'),
      ],
      edges: graph([], ['start.source -> each', 'first.source -> ask', 'first.source -> wrong', 'each.source -> after'])
        .edges,
    }
    expect(paused(await play(flow)).places).toEqual([{ node_id: 'after', turns: [] }])
  })

  it('goes on with nodes that are called like what every object has', async () => {
    const flow = graph(
      [node('start', 'Begin'), node('ask', 'Question'), node('constructor', 'Set', { values: { a: '{{ask.said}}' } })],
      ['start.source -> ask', 'ask.source -> constructor'],
    )
    const { snapshot, places } = paused(await play(flow))
    const last = await play(flow, resumed(snapshot, answer(places[0] ?? { node_id: '', turns: [] }, 'A')))
    expect(only(last, 'node_finished').at(-1)).toMatchObject({ node_id: 'constructor', outputs: { a: 'A' } })
  })
})

describe('a pause inside containers', () => {
  const inside = (values: object, type = 'Each') => ({
    nodes: [
      node('start', 'Begin'),
      node('each', type, { values }),
      ...[
        node('first', 'TurnBegin'),
        node('ask', 'Question'),
        node('made', 'Set', { values: { text: '{{ask.said}}', item: '{{each.item}}' } }),
      ].map((item) => ({ ...item, parent: 'each' })),
    ],
    edges: graph([], ['start.source -> each', 'first.source -> ask', 'ask.source -> made']).edges,
  })

  it.each([true, false])('keeps the turns that were done (side by side: %s)', async (side_by_side) => {
    const flow = inside({ items: ['x', 'y', 'z'], give: 'made.text', side_by_side })
    let state = paused(await play(flow))
    expect(state.places).toHaveLength(side_by_side ? 3 : 1)
    const events: RunEvent[] = []
    for (let count = 0; count < 3; count++) {
      const place = state.places.at(-1)
      if (!place) throw new Error('no form waits')
      const next = await play(flow, resumed(state.snapshot, answer(place, `said ${place.turns[0]?.index}`)))
      events.push(...next)
      if (count < 2) state = paused(next)
    }
    expect(only(events, 'node_finished').filter((event) => event.node_id === 'ask')).toHaveLength(3)
    expect(only(events, 'node_finished').at(-1)).toMatchObject({
      node_id: 'each',
      outputs: { output: ['said 0', 'said 1', 'said 2'] },
    })
  })

  it('keeps the variables of a loop', async () => {
    const flow = inside({ times: 2 }, 'Count')
    flow.nodes.push({ ...node('note', 'Assign', { values: { 'each.n': '{{ask.said}}' } }), parent: 'each' })
    flow.edges.push(...graph([], ['made.source -> note']).edges)
    const first = paused(await play(flow))
    const second = paused(
      await play(
        flow,
        resumed(first.snapshot, answer({ node_id: 'ask', turns: [{ node_id: 'each', index: 0 }] }, 'one')),
      ),
    )
    const last = await play(
      flow,
      resumed(second.snapshot, answer({ node_id: 'ask', turns: [{ node_id: 'each', index: 1 }] }, 'two')),
    )
    expect(only(last, 'node_finished').at(-1)?.outputs).toEqual({ n: 'two', turns: 2 })
    expect(only(last, 'turn_started').map((event) => event.index)).toEqual([1])
  })
})
