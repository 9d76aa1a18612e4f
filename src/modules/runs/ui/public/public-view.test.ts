import { describe, expect, it } from 'vitest'
import { addEvent, conversation, idleView, leftId, localId, type PublicView } from './public-view'

const start: PublicView = { ...idleView, state: 'running' }
const viewAfter = (events: readonly unknown[], from = start) => events.reduce<PublicView>(addEvent, from)
const message = (id: number, text: string, state: string, sender = 'Machine') => ({
  event: 'add_message',
  data: { id, sender, sender_name: 'AI', text, timestamp: '2026-01-01T00:00:00Z', properties: { state } },
})
const token = (id: string, chunk: string) => ({ event: 'token', data: { id, chunk, timestamp: '' } })
const output = (id: string, said: unknown) => ({
  event: 'end_vertex',
  data: { build_data: { id, data: { outputs: { words: { message: said, type: 'text' } } } } },
})
const end = { event: 'end', data: { build_duration: 1 } }
const form = {
  form_id: 'f',
  form_token: 't',
  node_title: 'Ask',
  form_content: '',
  fields: [],
  resolved_default_values: {},
  actions: [{ id: 'yes', title: 'Yes', style: 'primary' }],
  expiration_time: '2026-01-01T00:00:00Z',
}
const paused = { event: 'paused', data: { forms: [form], waits_inside: false } }

describe('what a visitor sees of a run', () => {
  it('is the answer as it is written, and whole in the end', () => {
    const said = {
      ...start,
      messages: [
        { id: 'local-said-1', role: 'user' as const, name: 'You', text: 'hi', at: '', state: 'complete' as const },
      ],
    }
    const all = [message(1, 'hi', 'complete', 'User'), message(2, '', 'partial'), token('2', 'He'), token('2', 'llo')]
    const half = viewAfter(all, said)
    expect(half.messages.map(({ text, state }) => [text, state])).toEqual([
      ['hi', 'complete'],
      ['Hello', 'streaming'],
    ])
    const whole = viewAfter([message(2, 'Hello.', 'complete'), end], half)
    expect(whole.messages.map(({ id, text, state }) => [id, text, state])).toEqual([
      ['1', 'hi', 'complete'],
      ['2', 'Hello.', 'complete'],
    ])
    expect(whole.state).toBe('done')
  })

  it('shows what a form gives while it is written and when it is there', () => {
    const view = viewAfter([token('9', 'ab'), token('9', 'c'), output('end', 'abc'), end])
    expect(view).toMatchObject({ writing: 'abc', outputs: [{ name: 'words', value: 'abc' }], state: 'done' })
  })

  it('pauses with its forms and goes on when they were answered, however often it is read', () => {
    const waiting = viewAfter([paused, end])
    expect(waiting).toMatchObject({ state: 'paused', forms: [{ form_id: 'f', status: 'waiting' }] })
    expect(viewAfter([paused, end, end])).toMatchObject({ state: 'done', forms: [] })
    expect(viewAfter([paused, end, message(3, 'on', 'partial')])).toMatchObject({ state: 'running', forms: [] })
    expect(viewAfter([paused, end, paused, end])).toMatchObject({ state: 'paused' })
  })

  it('says when a run failed or was stopped, and keeps what was said', () => {
    const failed = viewAfter([message(2, 'Hal', 'partial'), { event: 'error', data: { category: 'error', text: 'x' } }])
    expect(failed.state).toBe('failed')
    expect(failed.messages.map(({ state }) => state)).toEqual(['complete', 'failed'])
    const stopped = viewAfter([message(2, 'Hal', 'partial'), { event: 'error', data: { category: 'stopped' } }])
    expect(stopped).toMatchObject({ state: 'stopped', messages: [{ text: 'Hal', state: 'stopped' }] })
  })

  it('leaves aside what it does not know', () => {
    expect(viewAfter([{ event: 'vertices_sorted', data: {} }, 5, null])).toEqual(start)
  })
})

describe('a conversation', () => {
  const turn = (id: string, role: 'user' | 'assistant', text: string) =>
    ({ id, role, name: '', text, at: '', state: 'complete' }) as const
  const ids = (messages: readonly { id: string }[]) => messages.map(({ id }) => id)
  const stored = [turn('1', 'user', 'hi'), turn('2', 'assistant', 'half')]

  it('takes the word of the run for what it tells', () => {
    const said = conversation(stored, [turn('2', 'assistant', 'whole'), turn('3', 'user', 'more')])
    expect(said.map(({ text }) => text)).toEqual(['hi', 'whole', 'more'])
  })

  it('shows a question once that was asked before the page was loaded again, and one that is asked again twice', () => {
    expect(ids(conversation(stored, [turn(leftId(), 'user', 'hi')]))).toEqual(['1', '2'])
    expect(conversation([], [turn(leftId(), 'user', 'hi')])).toHaveLength(1)
    expect(conversation(stored, [turn(localId('said'), 'user', 'hi')])).toHaveLength(3)
  })
})
