import { describe, expect, it } from 'vitest'
import type { RunEvent } from '@/engine'
import { applyEvent, idleRun, progressOf } from './run-view'

const message = (id: number, text: string, sender = 'Machine') => ({
  kind: 'message' as const,
  id,
  text,
  sender,
  sender_name: sender === 'User' ? 'User' : 'AI',
  session_id: 's',
  files: [],
})
const play = (events: RunEvent[]) => events.reduce(applyEvent, idleRun)
const started: RunEvent = { type: 'run_started', node_ids: ['in', 'model', 'out'], first: ['in'] }

describe('applyEvent', () => {
  it('joins tokens and replaces the partial message by the whole one', () => {
    const view = play([
      started,
      { type: 'message', node_id: 'in', message: message(1, 'hello', 'User'), state: 'complete' },
      { type: 'message', node_id: 'out', message: message(2, ''), state: 'partial' },
      { type: 'token', node_id: 'model', message_id: 2, chunk: 'Hi ' },
      { type: 'token', node_id: 'model', message_id: 2, chunk: 'there' },
    ])
    expect(view.messages).toMatchObject([
      { id: '1', role: 'user', text: 'hello' },
      { id: '2', role: 'assistant', text: 'Hi there', state: 'streaming' },
    ])
    const whole = applyEvent(view, {
      type: 'message',
      node_id: 'out',
      message: message(2, 'Hi there.'),
      state: 'complete',
    })
    expect(whole.messages[1]).toMatchObject({ text: 'Hi there.', state: 'complete' })
  })

  it('follows nodes through running, done, skipped and failed', () => {
    const view = play([
      started,
      { type: 'node_started', node_id: 'in', at: 5 },
      {
        type: 'node_finished',
        node_id: 'in',
        outputs: {},
        inputs: {},
        duration_ms: 3,
        next: ['model'],
        skipped: ['out'],
      },
      { type: 'node_started', node_id: 'model', at: 8 },
      { type: 'node_failed', node_id: 'model', duration_ms: 1, error: { code: 'model_silent', message: 'Silence' } },
      {
        type: 'run_failed',
        duration_ms: 9,
        error: { code: 'model_silent', message: 'Silence', node_name: 'Model', hint: 'Try again.' },
      },
    ])
    expect(view.nodes).toMatchObject({
      in: { status: 'done' },
      model: { status: 'failed' },
      out: { status: 'skipped' },
    })
    expect(view.messages.at(-1)).toMatchObject({
      state: 'failed',
      error: { message: 'Model: Silence', hint: 'Try again.' },
    })
    expect(
      progressOf(
        view,
        new Map([
          ['in', 'In'],
          ['model', 'Model'],
        ]),
      ),
    ).toEqual([
      { id: 'in', name: 'In', status: 'done', started_at: 5, duration_ms: 3 },
      { id: 'model', name: 'Model', status: 'failed', started_at: 8, duration_ms: 1 },
    ])
  })

  it('leaves nothing running or streaming when a run was stopped', () => {
    const view = play([
      started,
      { type: 'node_started', node_id: 'model', at: 1 },
      { type: 'message', node_id: 'out', message: message(2, ''), state: 'partial' },
      { type: 'token', node_id: 'model', message_id: 2, chunk: 'Half' },
      { type: 'run_stopped', duration_ms: 4 },
    ])
    expect(view.state).toBe('stopped')
    expect(view.nodes.model).toMatchObject({ status: 'idle' })
    expect(view.messages).toMatchObject([{ text: 'Half', state: 'stopped' }])
  })
})
