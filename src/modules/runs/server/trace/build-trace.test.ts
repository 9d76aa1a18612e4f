import { describe, expect, it } from 'vitest'
import type { RunEvent } from '@/engine'
import { buildTrace } from './build-trace'

const numbered = (events: RunEvent[]) => events.map((event, index) => ({ seq: index + 1, event }))
const started = (node_id: string, at: number, within?: { node_id: string; index: number }[]): RunEvent => ({
  type: 'node_started',
  node_id,
  at,
  ...(within ? { within } : {}),
})
const finished = (node_id: string, duration_ms: number, more: object = {}): RunEvent => ({
  type: 'node_finished',
  node_id,
  outputs: {},
  inputs: {},
  duration_ms,
  next: [],
  skipped: [],
  ...more,
})
const error = { code: 'model_unavailable', message: 'no answer' } as const

describe('buildTrace', () => {
  it('says when each node began, how long it took, what it used and what became of it', () => {
    const spans = buildTrace(
      numbered([
        { type: 'run_started', node_ids: ['a', 'b', 'c', 'd'], first: ['a'] },
        started('a', 1_000),
        { type: 'log', node_id: 'a', message: 'hello' },
        { type: 'node_retried', node_id: 'a', attempt: 1, error, wait_ms: 5 },
        finished('a', 40, { usage: { input_tokens: 3, output_tokens: 4 } }),
        { type: 'node_skipped', node_id: 'd' },
        started('b', 1_040),
        finished('b', 5, { recovered: { error, by: 'default_value' } }),
        started('c', 1_045),
        { type: 'node_failed', node_id: 'c', error, duration_ms: 7 },
        { type: 'run_failed', error, node_id: 'c', duration_ms: 52 },
      ]),
    )
    expect(spans).toMatchObject([
      { seq: 2, node_id: 'a', status: 'done', start_ms: 0, duration_ms: 45, attempts: 2, input_tokens: 3, logs: 1 },
      { seq: 6, node_id: 'd', status: 'skipped', start_ms: null, duration_ms: null },
      { node_id: 'b', status: 'recovered', start_ms: 40, error },
      { node_id: 'c', status: 'failed', start_ms: 45, duration_ms: 7, error },
    ])
  })

  it('puts turns into their container and nodes into their turn', () => {
    const within = (index: number) => [{ node_id: 'loop', index }]
    const spans = buildTrace(
      numbered([
        started('loop', 0),
        { type: 'turn_started', node_id: 'loop', index: 0 },
        started('in', 10, within(0)),
        finished('in', 5, { within: within(0) }),
        { type: 'turn_finished', node_id: 'loop', index: 0, duration_ms: 6 },
        { type: 'turn_started', node_id: 'loop', index: 1 },
        started('in', 20, within(1)),
        { type: 'node_failed', node_id: 'in', error, duration_ms: 1, within: within(1) },
        { type: 'turn_finished', node_id: 'loop', index: 1, duration_ms: 2, error },
        finished('loop', 30),
      ]),
    )
    expect(spans.map(({ kind, parent, index, status, start_ms }) => [kind, parent, index, status, start_ms])).toEqual([
      ['node', null, null, 'done', 0],
      ['turn', 1, 0, 'done', 10],
      ['node', 2, null, 'done', 10],
      ['turn', 1, 1, 'failed', 20],
      ['node', 6, null, 'failed', 20],
    ])
  })

  it('leaves out the time in which a run waited for a person, and ends what a stop left open', () => {
    const spans = buildTrace(
      numbered([
        started('ask', 0),
        {
          type: 'node_suspended',
          node_id: 'ask',
          suspension: {
            path: { node_id: 'ask', turns: [] },
            node_name: 'Ask',
            request: { content: '', fields: [], actions: [], expires_in_ms: 1, in_console: true },
          },
        },
        { type: 'run_paused', suspensions: [], duration_ms: 3 },
        { type: 'run_resumed', answered: ['ask'] },
        started('ask', 90_000_000),
        finished('ask', 4),
        started('then', 90_000_004),
        { type: 'run_stopped', duration_ms: 20 },
      ]),
    )
    expect(spans).toMatchObject([
      { node_id: 'ask', status: 'done', start_ms: 0, duration_ms: 4 },
      { node_id: 'then', status: 'stopped', start_ms: 4 },
    ])
  })
})
