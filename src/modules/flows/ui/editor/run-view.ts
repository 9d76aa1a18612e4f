import type { EngineErrorShape, RunEvent, RunOutput } from '@/engine'
import { isMessage } from '@/engine/value-guards'
import type { AgentStep, NodeProgress, PlaygroundMessage } from '@/modules/runs/ui/playground/playground-types'
import { readLoggedStep, readSteps } from '@/modules/runs/ui/playground/read-steps'
import { runDetail } from '../canvas/model/run-detail'
import type { NodeRun, RunState, Turns } from '../canvas/model/run-state'

/** What the console shows of one run: each node's state, and the messages that it has produced so far. */
export interface RunView {
  nodes: RunState
  started: Readonly<Record<string, number>>
  order: readonly string[]
  messages: readonly PlaygroundMessage[]
  /** What agents have done since the last message was whole. */
  steps: readonly AgentStep[]
  state: 'idle' | 'running' | 'paused' | 'succeeded' | 'failed' | 'stopped'
  outputs: readonly RunOutput[]
  /** Failures that a node's error handling caught. */
  exceptions: number
  duration_ms?: number
  error?: EngineErrorShape
}

export const idleRun: RunView = {
  nodes: {},
  started: {},
  order: [],
  messages: [],
  steps: [],
  state: 'idle',
  outputs: [],
  exceptions: 0,
}

/** The view after one more event. Pure, so that a recorded run can be played back the same way. */
export function applyEvent(view: RunView, event: RunEvent): RunView {
  switch (event.type) {
    case 'run_started':
      return { ...idleRun, order: event.node_ids, state: 'running' }
    case 'node_started': {
      const before = view.nodes[event.node_id]
      // What runs again in a later turn keeps what was counted; the rest is of the turn before.
      const kept = before?.turns ? { turns: before.turns } : {}
      return {
        ...withNode(view, event.node_id, { ...kept, status: 'running' }),
        started: { ...view.started, [event.node_id]: event.at },
      }
    }
    case 'node_finished': {
      const { duration_ms, outputs, inputs, recovered } = event
      const done = changeNode(view, event.node_id, {
        status: recovered ? 'recovered' : 'done',
        duration_ms,
        outputs,
        inputs,
        ...(recovered ? { error: recovered.error } : {}),
      })
      return event.skipped.reduce((next, id) => withNode(next, id, { status: 'skipped' }), done)
    }
    case 'node_skipped':
      return withNode(view, event.node_id, { status: 'skipped' })
    case 'node_failed':
      return changeNode(view, event.node_id, { status: 'failed', duration_ms: event.duration_ms, error: event.error })
    case 'node_retried':
      return changeNode(view, event.node_id, { retries: event.attempt })
    case 'node_suspended':
      return changeNode(view, event.node_id, { status: 'waiting' })
    case 'turn_started':
      return countTurn(view, event.node_id, 'started')
    case 'turn_finished':
      return countTurn(view, event.node_id, event.error ? 'failed' : 'done')
    case 'token':
      return withMessage(view, String(event.message_id), (message) => ({
        ...message,
        text: message.text + event.chunk,
      }))
    case 'message':
      return addMessage(view, event)
    case 'log': {
      const step = event.message === 'tool' ? readLoggedStep(event.data) : undefined
      return step ? { ...view, steps: [...view.steps, step] } : view
    }
    case 'variable_updated':
      return view
    case 'run_resumed':
      return { ...view, state: 'running' }
    case 'run_paused':
      // Nothing more comes until a person has answered; what then follows begins with `run_resumed`.
      return { ...ended(view), state: 'paused', duration_ms: event.duration_ms }
    case 'run_finished':
      return {
        ...ended(view),
        state: 'succeeded',
        outputs: event.outputs,
        exceptions: event.exceptions ?? 0,
        duration_ms: event.duration_ms,
      }
    case 'run_failed':
      return { ...failed(view, event.error), error: event.error, duration_ms: event.duration_ms }
    case 'run_stopped':
      return { ...ended(view, 'stopped'), state: 'stopped', duration_ms: event.duration_ms }
  }
}

function countTurn(view: RunView, id: string, count: keyof Turns): RunView {
  const turns = view.nodes[id]?.turns ?? { started: 0, done: 0, failed: 0 }
  return changeNode(view, id, { turns: { ...turns, [count]: turns[count] + 1 } })
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
        ...(run && runDetail(run) !== '' ? { detail: runDetail(run) } : {}),
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

const changeNode = (view: RunView, id: string, change: Partial<NodeRun>): RunView =>
  withNode(view, id, { ...(view.nodes[id] ?? { status: 'running' }), ...change })

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
  const mine = shown.role === 'user'
  const told = readSteps(message.properties?.content_blocks)
  if (state === 'complete' && !mine) shown.steps = told.length > 0 ? told : view.steps
  const next = state === 'complete' && !mine ? { ...view, steps: [] } : view
  const known = view.messages.some((other) => other.id === id)
  return known
    ? withMessage(next, id, (before) => ({ ...shown, at: before.at }))
    : { ...next, messages: [...next.messages, shown] }
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
