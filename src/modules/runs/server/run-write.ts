import type { RunEvent } from '@/engine'
import type { RunStatus } from '../contract/run.schema'

export interface NewRun {
  id: string
  tenant_id: string
  flow_id: string
  user_id: number | null
  session_id: string
  trigger: string
  /** Label of the version that runs; null for the draft. */
  version: string | null
  status: 'queued' | 'running'
  input: unknown
  owner: string
  /** ISO 8601. Both times of a run are this process's: the database's `now()` is one for all that is committed together. */
  create_at: string
}

export interface NewMessage {
  id: number
  tenant_id: string
  flow_id: string
  run_id: string
  user_id: number | null
  session_id: string
  sender: string
  sender_name: string
  text: string
  files: string[]
  error: boolean
  properties: unknown
  /** Steps of an agent and the like. */
  content_blocks: unknown
  timestamp: string
}

export interface EventBatch {
  run_id: string
  tenant_id: string
  first_seq: number
  events: RunEvent[]
}

export interface RunEnd {
  run_id: string
  tenant_id: string
  status: Extract<RunStatus, 'succeeded' | 'failed' | 'stopped' | 'paused'>
  outputs: unknown
  error: unknown
  exceptions: number
  /** Milliseconds of work and tokens since the run began or went on; a run that pauses adds them up. */
  duration_ms: number
  nodes_ended: number
  input_tokens: number
  output_tokens: number
  /** US dollars; null where no price is known. */
  cost: number | null
  paused_state: string | null
  /** ISO 8601, or null for a run that pauses. */
  finished_at: string | null
}

export interface NewForm {
  id: string
  tenant_id: string
  run_id: string
  flow_id: string
  session_id: string
  node_id: string
  node_name: string
  place: string
  request: unknown
  expires_at: string
}

/** What a run leaves for the next one of its session. */
export interface ConversationWrite {
  tenant_id: string
  flow_id: string
  session_id: string
  values: Record<string, unknown>
  /** Rounds to add: 0 or 1. */
  rounds: number
}

/** The idempotency key under which a run begins; a key that is taken already refuses the run. */
export interface NewRunKey {
  tenant_id: string
  flow_id: string
  key: string
  body_hash: string
  run_id: string
}

/** What one run has to say at one moment; written all together or not at all. */
export interface RunWrite {
  run?: NewRun
  key?: NewRunKey
  /** Compare-and-set from `queued`. */
  started?: { run_id: string; tenant_id: string }
  events?: EventBatch[]
  messages?: NewMessage[]
  end?: RunEnd
  forms?: NewForm[]
  conversation?: ConversationWrite
}
