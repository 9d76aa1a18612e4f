import type { RunEvent } from '@/engine'
import { isMessage } from '@/engine/value-guards'
import type { NodeProgress, PlaygroundMessage } from '@/modules/runs/ui/playground/playground-types'
import type { NodeRun, RunState } from '../canvas/model/run-state'

/** What the console shows of one run: each node's state, and the messages that it has produced so far. */
export interface RunView {
  nodes: RunState
  started: Readonly<Record<string, number>>
  order: readonly string[]
  messages: readonly PlaygroundMessage[]
  state: 'idle' | 'running' | 'succeeded' | 'failed' | 'stopped'
}

export const idleRun: RunView = { nodes: {}, started: {}, order: [], messages: [], state: 'idle' }

/** The view after one more event. Pure, so that a recorded run can be played back the same way. */
export function applyEvent(view: RunView, event: RunEvent): RunView {
  switch (event.type) {
    case 'run_started':
      return { ...idleRun, order: event.node_ids, state: 'running' }
    case 'node_started':
      return {
        ...withNode(view, event.node_id, { status: 'running' }),
        started: { ...view.started, [event.node_id]: event.at },
      }
    case 'node_finished': {
      const { duration_ms, outputs, inputs } = event
      const done = withNode(view, event.node_id, { status: 'done', duration_ms, outputs, inputs })
      return event.skipped.reduce((next, id) => withNode(next, id, { status: 'skipped' }), done)
    }
    case 'node_skipped':
      return withNode(view, event.node_id, { status: 'skipped' })
    case 'node_failed':
      return withNode(view, event.node_id, { status: 'failed', duration_ms: event.duration_ms, error: event.error })
    case 'token':
      return withMessage(view, String(event.message_id), (message) => ({
        ...message,
        text: message.text + event.chunk,
      }))
    case 'message':
      return addMessage(view, event)
    case 'log':
    case 'variable_updated':
    case 'node_retried':
    case 'node_suspended':
    case 'turn_started':
    case 'turn_finished':
      return view
    case 'run_resumed':
      return { ...view, state: 'running' }
    case 'run_paused':
      // Nothing more comes until a person has answered; what then follows begins with `run_resumed`.
      return { ...ended(view), state: 'stopped' }
    case 'run_finished':
      return { ...ended(view), state: 'succeeded' }
    case 'run_failed':
      return failed(view, event.error)
    case 'run_stopped':
      return { ...ended(view, 'stopped'), state: 'stopped' }
  }
}

/** The nodes of a run in order, for the list beside the conversation. */
export function progressOf(view: RunView, names: ReadonlyMap<string, string>): NodeProgress[] {
  return view.order.flatMap((id) => {
    const run = view.nodes[id]
    const name = names.get(id)
    if (name === undefined) return []
    const started_at = view.started[id]
    return [
      {
        id,
        name,
        status: run?.status ?? 'idle',
        ...(started_at === undefined ? {} : { started_at }),
        ...(run?.duration_ms === undefined ? {} : { duration_ms: run.duration_ms }),
      },
    ]
  })
}

const withNode = (view: RunView, id: string, run: NodeRun): RunView => ({
  ...view,
  nodes: { ...view.nodes, [id]: run },
})

function withMessage(view: RunView, id: string, change: (message: PlaygroundMessage) => PlaygroundMessage): RunView {
  return { ...view, messages: view.messages.map((message) => (message.id === id ? change(message) : message)) }
}

function addMessage(view: RunView, { message, state }: Extract<RunEvent, { type: 'message' }>): RunView {
  if (!isMessage(message) || message.id === undefined) return view
  const id = String(message.id)
  const shown: PlaygroundMessage = {
    id,
    role: message.sender === 'User' ? 'user' : 'assistant',
    name: message.sender_name,
    text: message.text,
    at: new Date().toISOString(),
    state: state === 'partial' ? 'streaming' : 'complete',
  }
  const known = view.messages.some((other) => other.id === id)
  return known
    ? withMessage(view, id, (before) => ({ ...shown, at: before.at }))
    : { ...view, messages: [...view.messages, shown] }
}

/** Nothing runs any more: what was under way is as the run ended. */
function ended(view: RunView, state: 'complete' | 'stopped' = 'complete'): RunView {
  const nodes = Object.fromEntries(
    Object.entries(view.nodes).map(([id, run]) => [
      id,
      run.status === 'running' ? { ...run, status: 'idle' as const } : run,
    ]),
  )
  const messages = view.messages.map((message) => (message.state === 'streaming' ? { ...message, state } : message))
  return { ...view, nodes, messages }
}

function failed(view: RunView, error: Extract<RunEvent, { type: 'run_failed' }>['error']): RunView {
  const over = ended(view)
  const text = error.node_name ? `${error.node_name}: ${error.message}` : error.message
  const shown: PlaygroundMessage = {
    id: `failed-${over.messages.length}`,
    role: 'assistant',
    name: '',
    text: '',
    at: new Date().toISOString(),
    state: 'failed',
    error: { message: text, ...(error.hint ? { hint: error.hint } : {}) },
  }
  const partial = over.messages.at(-1)
  const rest = partial?.role === 'assistant' && partial.text === '' ? over.messages.slice(0, -1) : over.messages
  return { ...over, messages: [...rest, shown], state: 'failed' }
}
