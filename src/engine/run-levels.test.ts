import { describe, expect, it } from 'vitest'
import type { Graph, GraphNode, NodePolicy } from './graph'
import { graph, node } from './testing/fake-components'
import { fakePorts } from './testing/fake-ports'
import { only, runGraph, scope } from './testing/run-graph'

const inside = (parent: string, ...nodes: GraphNode[]) => nodes.map((item) => ({ ...item, parent }))
const withPolicy = (item: GraphNode, policy: NodePolicy): GraphNode => ({ ...item, policy })
const outputsOf = async (flow: Graph, id: string, options = {}) =>
  only(await runGraph(flow, options), 'node_finished').find((event) => event.node_id === id && !event.within)?.outputs

describe('control wires', () => {
  const forked = graph(
    [
      node('start', 'Begin'),
      node('fork', 'Fork', { values: { if: '{{start.query}}' } }),
      node('a', 'Set', { values: { text: 'A' } }),
      node('b', 'Set', { values: { text: 'B' } }),
      node('join', 'Set', { values: { a: '{{a.text}}', b: '{{b.text}}' } }),
      node('orphan', 'Set'),
    ],
    ['start.source -> fork', 'fork.yes -> a', 'fork.no -> b', 'a.source -> join', 'b.source -> join'],
  )

  it('run a node once one of its wires is taken, and leave out what the entry does not lead to', async () => {
    const events = await runGraph(forked, { input: { scope: { ...scope, input_value: 'yes' } } })
    expect(only(events, 'node_finished').map((event) => event.node_id)).toEqual(['start', 'fork', 'a', 'join'])
    expect(only(events, 'node_finished').at(-1)?.outputs).toEqual({ a: 'A', b: null })
    expect(only(events, 'node_skipped').map((event) => event.node_id)).toEqual(['b'])
    expect(only(events, 'run_started')[0]?.node_ids).not.toContain('orphan')
  })
})

describe('given outputs', () => {
  it('are read by selectors, and what follows in order runs', async () => {
    const flow = graph(
      [
        node('start', 'Begin'),
        node('slow', 'Broken'),
        node('next', 'Set', { values: { got: '{{slow.text}}' } }),
        node('last', 'Set'),
      ],
      ['start.source -> slow', 'slow.source -> next', 'next.source -> last'],
    )
    const input = { stop_component_id: 'next', given: { slow: { text: 'pinned' } } }
    const events = await runGraph(flow, { input })
    expect(only(events, 'node_finished').map(({ node_id, outputs }) => [node_id, outputs])).toEqual([
      ['next', { got: 'pinned' }],
    ])
  })
})

describe('policies', () => {
  const failing = (policy: NodePolicy, wires: string[] = []) =>
    graph(
      [
        node('start', 'Begin'),
        withPolicy(node('bad', 'Broken'), policy),
        node('next', 'Set', { values: { got: '{{bad.text}}', why: '{{bad.error_message}}' } }),
        node('rescue', 'Set', { values: { why: '{{bad.error_type}}' } }),
      ],
      ['start.source -> bad', 'bad.source -> next', ...wires],
    )

  it('go on with a default value and count the failure', async () => {
    const events = await runGraph(failing({ on_error: { kind: 'default_value', outputs: { text: 'plan B' } } }))
    const next = only(events, 'node_finished').find((event) => event.node_id === 'next')
    expect(next?.outputs).toEqual({ got: 'plan B', why: 'it broke inside' })
    expect(only(events, 'node_finished').find((event) => event.node_id === 'bad')?.recovered).toMatchObject({
      by: 'default_value',
      error: { code: 'node_failed' },
    })
    expect(only(events, 'run_finished')[0]?.exceptions).toBe(1)
  })

  it('go on along the fail branch, and only along it', async () => {
    const events = await runGraph(failing({ on_error: { kind: 'fail_branch' } }, ['bad.fail-branch -> rescue']))
    expect(only(events, 'node_finished').map((event) => event.node_id)).toEqual(['start', 'bad', 'rescue'])
    expect(only(events, 'node_finished').at(-1)?.outputs).toEqual({ why: 'node_failed' })
  })

  it('try again as often as they say, with the pause between', async () => {
    const ports = fakePorts()
    const policy: NodePolicy = { retry: { max: 2, interval_ms: 500 }, on_error: { kind: 'fail' } }
    const running = runGraph(failing(policy), { ports })
    for (let turn = 0; turn < 4; turn++) {
      await new Promise(setImmediate)
      ports.clock.advance(500)
    }
    const events = await running
    expect(only(events, 'node_retried').map((event) => [event.attempt, event.wait_ms])).toEqual([
      [1, 500],
      [2, 500],
    ])
    expect(only(events, 'node_started').filter((event) => event.node_id === 'bad')).toHaveLength(1)
    expect(only(events, 'run_failed')[0]?.error.message).toBe('it broke inside')
  })
})

describe('containers', () => {
  const each = (values: object, body: GraphNode[], wires: string[]) =>
    graph(
      [
        node('start', 'Begin'),
        node('each', 'Each', { values }),
        ...inside('each', node('first', 'TurnBegin'), ...body),
      ],
      ['start.source -> each', ...wires],
    )

  it.each([false, true])('run what is inside for each item (side by side: %s)', async (side_by_side) => {
    const flow = each(
      { items: ['a', 'b', 'c'], give: 'made.text', side_by_side },
      [node('made', 'Set', { values: { text: '{{each.item}}', at: '{{each.index}}', who: '{{start.query}}' } })],
      ['first.source -> made'],
    )
    const events = await runGraph(flow)
    expect(only(events, 'node_finished').find((event) => event.node_id === 'each')?.outputs).toEqual({
      output: ['a', 'b', 'c'],
    })
    const made = only(events, 'node_finished').filter((event) => event.node_id === 'made')
    expect(made.map((event) => event.within?.[0])).toEqual([0, 1, 2].map((index) => ({ node_id: 'each', index })))
    expect(made[1]?.outputs).toEqual({ text: 'b', at: 1, who: 'hello' })
    expect(only(events, 'turn_finished')).toHaveLength(3)
  })

  it('stand inside each other', async () => {
    const flow = each(
      { items: [['a', 'b'], ['c']], give: 'inner.output' },
      [
        node('inner', 'Each', { values: { items: '{{each.item}}', give: 'leaf.text' } }),
        { ...node('begin', 'TurnBegin'), parent: 'inner' },
        { ...node('leaf', 'Set', { values: { text: '{{inner.item}}' } }), parent: 'inner' },
      ],
      ['first.source -> inner', 'begin.source -> leaf'],
    )
    const nested = {
      ...flow,
      nodes: flow.nodes.map((item) =>
        item.id === 'leaf' || item.id === 'begin' ? { ...item, parent: 'inner' } : item,
      ),
    }
    expect(await outputsOf(nested, 'each')).toEqual({ output: [['a', 'b'], ['c']] })
  })

  it('begin anew when they are tried again', async () => {
    const flow = each({ items: [1, 2], give: 'bad.x' }, [node('bad', 'Broken')], ['first.source -> bad'])
    const policy: NodePolicy = { retry: { max: 1, interval_ms: 0 }, on_error: { kind: 'fail' } }
    const nodes = flow.nodes.map((item) => (item.id === 'each' ? withPolicy(item, policy) : item))
    const ports = fakePorts()
    const running = runGraph({ ...flow, nodes }, { ports })
    await new Promise(setImmediate)
    ports.clock.advance(0)
    expect(only(await running, 'turn_started').map((event) => event.index)).toEqual([0, 0])
  })

  it('tell which node inside failed', async () => {
    const flow = each({ items: [1], give: 'bad.x' }, [node('bad', 'Broken')], ['first.source -> bad'])
    const failed = only(await runGraph(flow), 'run_failed')[0]
    expect(failed?.error).toMatchObject({ node_id: 'bad', message: 'it broke inside' })
  })

  it('keep variables from turn to turn and end when a node inside says so', async () => {
    const flow = graph(
      [
        node('start', 'Begin'),
        node('loop', 'Count', { values: { times: 5 } }),
        ...inside(
          'loop',
          node('first', 'TurnBegin'),
          node('write', 'Assign', { values: { 'loop.n': '{{start.query}}' } }),
          node('leave', 'Leave'),
        ),
      ],
      ['start.source -> loop', 'first.source -> write', 'write.source -> leave'],
    )
    const events = await runGraph(flow)
    expect(only(events, 'node_finished').at(-1)?.outputs).toEqual({ n: 'hello', turns: 0 })
    expect(only(events, 'variable_updated')[0]).toMatchObject({ selector: ['loop', 'n'], value: 'hello' })
  })

  it('are drawn by wires too, and get what comes from outside', async () => {
    const flow = graph(
      [
        node('data', 'Pass', { input: 'x' }),
        node('suffix', 'Pass', { input: '!' }),
        node('loop', 'WiredLoop'),
        node('body', 'Join'),
        node('end', 'Pass'),
      ],
      [
        'data.output -> loop.data',
        'suffix.output -> body.b',
        'loop.item -> body.a',
        'body.output -> loop.item',
        'loop.done -> end.input',
      ],
    )
    expect(await outputsOf(flow, 'end')).toEqual({ output: ['x+!+'] })
  })

  it('run 10,000 turns without growing the stack', async () => {
    const flow = graph(
      [
        node('start', 'Begin'),
        node('loop', 'Count', { values: { times: 10_000 } }),
        ...inside('loop', node('first', 'TurnBegin'), node('n', 'Set', { values: { v: 1 } })),
      ],
      ['start.source -> loop', 'first.source -> n'],
    )
    expect(await outputsOf(flow, 'loop')).toEqual({ n: 0, turns: 10_000 })
  })
})

describe('answers', () => {
  const said = async (nodes: GraphNode[], wires: string[], options = {}) => {
    const events = await runGraph(graph(nodes, wires), options)
    return {
      streamed: only(events, 'token').map((event) => event.chunk),
      reply: only(events, 'run_finished')[0]?.reply,
      events,
    }
  }

  it('stream what a model writes before their own node runs, in the order of the template', async () => {
    const { streamed, reply, events } = await said(
      [
        node('start', 'Begin'),
        node('one', 'Stream', { values: 'slow words here' }),
        node('two', 'Stream', { values: 'zwei drei' }),
        node('answer', 'Reply', { values: '<{{two.text}}|{{one.text}}>' }),
      ],
      ['start.source -> one', 'start.source -> two', 'one.source -> answer', 'two.source -> answer'],
    )
    expect(reply).toBe('<zwei drei|slow words here>')
    expect(streamed.join('')).toBe(reply)
    const types = events.map((event) => (event.type === 'node_started' ? `start ${event.node_id}` : event.type))
    expect(types.indexOf('token')).toBeLessThan(types.indexOf('start answer'))
    expect(only(events, 'message').map((event) => [event.state, event.message.text])).toEqual([
      ['partial', ''],
      ['complete', reply],
    ])
  })

  it('say nothing on a branch that is not taken, and wait for a variable that is still written', async () => {
    const nodes = [
      node('start', 'Begin'),
      node('fork', 'Fork', { values: { if: '{{start.query}}' } }),
      node('write', 'Assign', { values: { 'conversation.memo': '{{start.query}}' } }),
      node('yes', 'Reply', { values: 'never' }),
      node('no', 'Reply', { values: '[{{conversation.memo}}]' }),
    ]
    const wires = ['start.source -> fork', 'fork.yes -> yes', 'fork.no -> write', 'write.source -> no']
    const flow = { ...graph(nodes, wires), conversation: [{ name: 'memo', value: 'old', value_type: 'string' }] }
    const events = await runGraph(flow)
    expect(only(events, 'run_finished')[0]?.reply).toBe('[hello]')
    expect(
      only(events, 'token')
        .map((event) => event.chunk)
        .join(''),
    ).toBe('[hello]')
  })

  it('keep what a session remembers', async () => {
    const nodes = [node('start', 'Begin'), node('a', 'Reply', { values: '{{conversation.memo}} {{env.place}}' })]
    const flow = {
      ...graph(nodes, ['start.source -> a']),
      conversation: [{ name: 'memo', value: 'first', value_type: 'string' }],
      environment: [{ name: 'place', value: 'here', value_type: 'string' }],
    }
    const events = await runGraph(flow, { input: { conversation: { memo: 'second', other: 'x' } } })
    expect(only(events, 'run_finished')[0]?.reply).toBe('second here')
  })
})
