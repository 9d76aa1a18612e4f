import { z } from 'zod'
import { t } from '@/lib/messages/t'
import type { AskingForm } from '../forms/form-card'
import type { PlaygroundMessage } from '../playground/playground-types'

/** What an output node gave under one of its names. */
export interface PublicOutput {
  key: string
  name: string
  value: unknown
}

/** A visitor's run as its events tell it. */
export interface PublicView {
  state: 'idle' | 'running' | 'paused' | 'done' | 'failed' | 'stopped'
  messages: PlaygroundMessage[]
  /** Text of a form's answer while it is written. */
  writing: string
  outputs: PublicOutput[]
  forms: AskingForm[]
  /** The run waits for somebody who is not the visitor. */
  waits_inside: boolean
  /** `paused` was just told: the `end` that follows it ends only the reading. */
  pausing: boolean
}

export const idleView: PublicView = {
  state: 'idle',
  messages: [],
  writing: '',
  outputs: [],
  forms: [],
  waits_inside: false,
  pausing: false,
}

const Field = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['text', 'paragraph', 'number', 'select', 'boolean', 'file']),
  required: z.boolean(),
  options: z.array(z.string()).optional(),
})
const Form = z.object({
  form_id: z.string(),
  form_token: z.string(),
  node_title: z.string(),
  form_content: z.string(),
  fields: z.array(Field),
  resolved_default_values: z.record(z.string(), z.json()),
  actions: z.array(z.object({ id: z.string(), title: z.string(), style: z.string() })),
  expiration_time: z.string(),
})

/** The events of the stream; whatever else comes is not for this page. */
const Event = z.discriminatedUnion('event', [
  z.object({ event: z.literal('token'), data: z.object({ id: z.string(), chunk: z.string() }) }),
  z.object({
    event: z.literal('add_message'),
    data: z.object({
      id: z.number(),
      sender: z.string(),
      sender_name: z.string(),
      text: z.string(),
      timestamp: z.string(),
      properties: z.object({ state: z.string() }),
    }),
  }),
  z.object({
    event: z.literal('end_vertex'),
    data: z.object({
      build_data: z.object({
        id: z.string(),
        data: z.object({ outputs: z.record(z.string(), z.object({ message: z.unknown() })) }),
      }),
    }),
  }),
  z.object({ event: z.literal('paused'), data: z.object({ forms: z.array(Form), waits_inside: z.boolean() }) }),
  z.object({ event: z.literal('error'), data: z.object({ category: z.string() }) }),
  z.object({ event: z.literal('end'), data: z.object({}) }),
])

/** The view after one more event, as it came over the wire. */
export function addEvent(view: PublicView, raw: unknown): PublicView {
  const parsed = Event.safeParse(raw)
  if (!parsed.success) return view
  const { event } = parsed.data
  if (view.pausing && event === 'end') return { ...view, pausing: false }
  if (view.state !== 'paused') return addTo(view, parsed.data)
  // Somebody has answered: the run has gone on.
  return addTo({ ...view, state: 'running', forms: [], waits_inside: false }, parsed.data)
}

function addTo(view: PublicView, { event, data }: z.infer<typeof Event>): PublicView {
  switch (event) {
    case 'token': {
      const known = view.messages.some(({ id }) => id === data.id)
      if (!known) return { ...view, writing: view.writing + data.chunk }
      const messages = view.messages.map((message) =>
        message.id === data.id ? { ...message, text: message.text + data.chunk } : message,
      )
      return { ...view, messages }
    }
    case 'add_message':
      return withMessage(view, {
        id: String(data.id),
        role: data.sender === 'User' ? 'user' : 'assistant',
        name: data.sender === 'User' ? t('public.you') : data.sender_name,
        text: data.text,
        at: data.timestamp,
        state: data.properties.state === 'partial' ? 'streaming' : 'complete',
      })
    case 'end_vertex': {
      const { id, data: given } = data.build_data
      const fresh = Object.entries(given.outputs).map(([name, { message }]) => ({
        key: `${id} ${name}`,
        name,
        value: message,
      }))
      return {
        ...view,
        outputs: [...view.outputs.filter(({ key }) => !fresh.some((one) => one.key === key)), ...fresh],
      }
    }
    case 'paused':
      return {
        ...settled(view, 'complete'),
        state: 'paused',
        forms: data.forms.map((form) => ({ ...form, status: 'waiting' as const })),
        waits_inside: data.waits_inside,
        pausing: true,
      }
    case 'error':
      return data.category === 'stopped'
        ? { ...settled(view, 'stopped'), state: 'stopped' }
        : { ...withFailure(settled(view, 'complete')), state: 'failed' }
    case 'end':
      return { ...settled(view, 'complete'), state: 'done' }
  }
}

function withMessage(view: PublicView, message: PlaygroundMessage): PublicView {
  // What was shown before the server knew of it makes room for what the server says.
  const before = message.role === 'user' ? view.messages.filter(({ id }) => !isLocal(id)) : view.messages
  const known = before.some(({ id }) => id === message.id)
  const messages = known ? before.map((other) => (other.id === message.id ? message : other)) : [...before, message]
  return { ...view, messages }
}

function settled(view: PublicView, state: 'complete' | 'stopped'): PublicView {
  const messages = view.messages.map((message) => (message.state === 'streaming' ? { ...message, state } : message))
  return { ...view, messages, forms: [], waits_inside: false }
}

const withFailure = (view: PublicView): PublicView => ({
  ...view,
  messages: [...view.messages, failure({ message: t('public.failed'), hint: t('public.failed_hint') })],
})

/** A turn that says why there is no answer. */
export const failure = (error: NonNullable<PlaygroundMessage['error']>): PlaygroundMessage => ({
  id: localId('failed'),
  role: 'assistant',
  name: '',
  text: '',
  at: new Date().toISOString(),
  state: 'failed',
  error,
})

const LEFT = 'left'

/**
 * The conversation as it stands: what was stored of it, then what its run tells. Of what both have, the run's word is
 * newer; a question that was asked before the page was loaded again gives way to the stored one.
 */
export function conversation(
  stored: readonly PlaygroundMessage[],
  live: readonly PlaygroundMessage[],
): readonly PlaygroundMessage[] {
  const told = new Set(live.map(({ id }) => id))
  const before = stored.filter(({ id }) => !told.has(id))
  const asked = before.findLast(({ role }) => role === 'user')
  return [...before, ...live.filter(({ id, text }) => !(id.startsWith(`local-${LEFT}`) && text === asked?.text))]
}

/** For what was said before the page was loaded again. */
export const leftId = () => localId(LEFT)

let locals = 0
export const localId = (what: string) => `local-${what}-${++locals}`
/** Shown here only; the server knows nothing of it. */
export const isLocal = (id: string) => id.startsWith('local-')
