import type { JsonValue, Value } from './values'

/** What a paused run asks of a person. */
export interface SuspendRequest {
  /** Markdown above the form. */
  content: string
  fields: SuspendField[]
  actions: SuspendAction[]
  /** Milliseconds until the form can no longer be answered. */
  expires_in_ms: number
  /** What the answer is when nobody gave one in time; absent fails the run. */
  on_expiry?: string
  /** Whether the people of the console may answer. */
  in_console: boolean
}

export interface SuspendField {
  name: string
  label: string
  type: 'text' | 'paragraph' | 'number' | 'select' | 'boolean' | 'file'
  required: boolean
  options?: string[]
  /** What stands in the field at first. */
  value?: JsonValue
}

export interface SuspendAction {
  id: string
  title: string
  style: 'primary' | 'default' | 'accent' | 'ghost'
}

export interface SuspendAnswer {
  /** Id of the action that was chosen, or `on_expiry` of a form that ran out. */
  action: string
  inputs: Record<string, JsonValue>
}

/** A form that waits. `path` leads to the node through the turns of the containers around it. */
export interface Suspension {
  path: SuspendedAt
  node_name: string
  request: SuspendRequest
  /** Given by whoever keeps the forms. */
  form?: { form_id: string; form_token: string; expires_at: string }
}

export interface SuspendedAt {
  node_id: string
  turns: { node_id: string; index: number }[]
}

/** All that is needed to go on: plain JSON. Kept where run records are, never shown: it holds values of nodes. */
export interface RunSnapshot {
  version: 1
  root: LevelSnapshot
  conversation: Record<string, Value>
  /** The answers that are whole, and the number of the message that they are parts of. */
  reply: { parts: string[]; message_id?: number }
  exceptions: number
  /** Texts that must appear in no record. */
  secrets: string[]
  elapsed_ms: number
}

/** Where the nodes of one level stand: the flow itself, or one turn of a container. */
export interface LevelSnapshot {
  done: Record<string, { outputs: Record<string, Value>; taken?: string[] }>
  locals: Record<string, Value>
  broke: boolean
  /** Forms that wait for an answer, by node. */
  waiting: Record<string, SuspendRequest>
  /** Containers at work: what their turns came to, by node and index. */
  containers: Record<string, Record<string, TurnSnapshot>>
  /** Characters of each answer that were streamed already, by node. */
  said: Record<string, number>
}

export type TurnSnapshot = { paused: LevelSnapshot } | { done: TurnRecord }

/** A finished turn, as far as its container looked at it. */
export interface TurnRecord {
  locals: Record<string, Value>
  broke: boolean
  result?: Value
  /** What the container read of the turn, by selector in JSON. */
  reads: Record<string, Value>
}
