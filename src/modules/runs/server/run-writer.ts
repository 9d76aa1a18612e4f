import type { RunEvent } from '@/engine'
import { processSingleton } from '@/lib/process-singleton'
import { runStatement } from '@/platform/db/run-statement'
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

interface Waiting {
  write: RunWrite
  resolve: () => void
  reject: (error: unknown) => void
}

/**
 * Group commit: everything that concurrent runs want written while one statement is under way goes into the next one,
 * so the number of commits does not grow with the number of runs. Rows carry the tenant of the actor that started them.
 */
class RunWriter {
  private waiting: Waiting[] = []
  private active = 0

  /** Resolves once the write is committed. */
  write(write: RunWrite): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ write, resolve, reject })
      if (this.active < maxActive) void this.drain()
    })
  }

  /**
   * Adds to the write that begins a run, so that both are committed together; false when that one has left already, or
   * never was.
   */
  extend(run_id: string, more: Omit<RunWrite, 'run' | 'started'>): boolean {
    const item = this.waiting.find(({ write }) => write.run?.id === run_id)
    if (item) item.write = { ...item.write, ...more }
    return item !== undefined
  }

  private async drain(): Promise<void> {
    this.active += 1
    // Requests that arrived in the same turn of the event loop share the first statement.
    await new Promise(setImmediate)
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, maxGroup)
      await commit(group.map((item) => item.write)).then(
        () => {
          for (const item of group) item.resolve()
        },
        (error: unknown) => this.retryAlone(group, error),
      )
    }
    this.active -= 1
  }

  /** One bad write must not take its group down: on failure each is tried by itself. */
  private async retryAlone(group: Waiting[], error: unknown): Promise<void> {
    if (group.length === 1) {
      group[0]?.reject(error)
      return
    }
    for (const item of group) await commit([item.write]).then(item.resolve, item.reject)
  }
}

const maxGroup = 200
/** Statements under way at once: while the database works on one, the next is on its way. */
const maxActive = 2

/** The process's one writer of runs. */
export const runWriter = processSingleton('run-writer', () => new RunWriter())

async function commit(writes: RunWrite[]): Promise<void> {
  // A row cannot be inserted and updated by one statement: a run that ends where it begins is inserted ended.
  const runs = writes.flatMap(({ run, end }) => (run ? [{ exceptions: 0, ...run, ...end }] : []))
  const started = writes.flatMap((write) => write.started ?? [])
  const events = writes.flatMap((write) => write.events ?? [])
  const messages = writes.flatMap((write) => write.messages ?? [])
  const ends = writes.flatMap(({ run, end }) => (end && !run ? [end] : []))
  const parts = [runs, started, events, messages, ends]
  const forms = writes.flatMap((write) => write.forms ?? [])
  const conversations = mergedConversations(writes.flatMap((write) => write.conversation ?? []))
  const keys = writes.flatMap((write) => write.key ?? [])
  const more = [forms, conversations, keys]
  // A run's beginning alone, and runs that ask nobody and remember nothing, are spared the longer statements.
  if (more.some(({ length }) => length > 0)) await runStatement(commitMoreStatement, [...parts, ...more].map(json))
  else if (parts.slice(1).some(({ length }) => length > 0)) await runStatement(commitStatement, parts.map(json))
  else await runStatement(beginStatement, [json(runs)])
}

/** One row a session: a statement can change a row only once. */
function mergedConversations(writes: readonly ConversationWrite[]): ConversationWrite[] {
  const merged = new Map<string, ConversationWrite>()
  for (const write of writes) {
    const key = `${write.tenant_id}:${write.flow_id}:${write.session_id}`
    const before = merged.get(key)
    merged.set(key, {
      ...write,
      values: { ...before?.values, ...write.values },
      rounds: (before?.rounds ?? 0) + write.rounds,
    })
  }
  return [...merged.values()]
}

const insertRuns = `
      INSERT INTO "Run" (id, tenant_id, flow_id, user_id, session_id, trigger, version, status, input,
        owner, create_at, outputs, error, exceptions, duration_ms, nodes_ended, input_tokens, output_tokens, cost,
        paused_state, finished_at)
      SELECT id, tenant_id, flow_id, user_id, session_id, trigger, version, status, input, owner, create_at, outputs,
        error, exceptions, duration_ms, coalesce(nodes_ended, 0), input_tokens, output_tokens, cost, paused_state,
        finished_at
      FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, tenant_id uuid, flow_id uuid, user_id int, session_id text,
        trigger text, version text, status text, input jsonb, owner text, create_at timestamptz, outputs jsonb, error jsonb,
        exceptions int, duration_ms int, nodes_ended int, input_tokens int, output_tokens int, cost numeric, paused_state text,
        finished_at timestamptz)`

const writeRows = `
    WITH new_runs AS (${insertRuns}
    ), starts AS (
      UPDATE "Run" SET status = 'running'
      FROM jsonb_to_recordset($2::jsonb) AS s(run_id uuid, tenant_id uuid)
      WHERE "Run".id = s.run_id AND "Run".tenant_id = s.tenant_id AND "Run".status = 'queued'
    ), new_events AS (
      INSERT INTO "RunEventBatch" (run_id, tenant_id, first_seq, events)
      SELECT run_id, tenant_id, first_seq, events
      FROM jsonb_to_recordset($3::jsonb) AS e(run_id uuid, tenant_id uuid, first_seq int, events jsonb)
      ON CONFLICT DO NOTHING
    ), new_messages AS (
      INSERT INTO "Message" (id, tenant_id, flow_id, run_id, user_id, session_id, sender, sender_name, text, files,
        error, properties, content_blocks, "timestamp")
      SELECT id, tenant_id, flow_id, run_id, user_id, session_id, sender, sender_name, text, files, error, properties,
        content_blocks, "timestamp"
      FROM jsonb_to_recordset($4::jsonb) AS m(id int, tenant_id uuid, flow_id uuid, run_id uuid,
        user_id int, session_id text, sender text, sender_name text, text text, files text[], error boolean,
        properties jsonb, content_blocks jsonb, "timestamp" timestamptz)
      ON CONFLICT (id) DO UPDATE SET text = excluded.text, files = excluded.files, error = excluded.error,
        properties = excluded.properties, content_blocks = excluded.content_blocks
    ), sessions AS (
      INSERT INTO "MessageSession" (tenant_id, flow_id, session_id, user_id, updated_at)
      SELECT DISTINCT ON (tenant_id, flow_id, session_id) tenant_id, flow_id, session_id, user_id, now()
      FROM jsonb_to_recordset($4::jsonb) AS m(tenant_id uuid, flow_id uuid, session_id text, user_id int)
      ORDER BY tenant_id, flow_id, session_id
      ON CONFLICT (tenant_id, flow_id, session_id) DO UPDATE SET updated_at = excluded.updated_at
    )`

const endRuns = `
    UPDATE "Run" SET status = d.status, outputs = d.outputs, error = d.error, exceptions = d.exceptions,
      duration_ms = d.duration_ms,
      nodes_ended = "Run".nodes_ended + d.nodes_ended,
      input_tokens = least(coalesce("Run".input_tokens, 0)::bigint + d.input_tokens, 2147483647)::int,
      output_tokens = least(coalesce("Run".output_tokens, 0)::bigint + d.output_tokens, 2147483647)::int,
      cost = CASE WHEN d.cost IS NULL THEN "Run".cost ELSE coalesce("Run".cost, 0) + d.cost END,
      paused_state = d.paused_state, finished_at = d.finished_at
    FROM jsonb_to_recordset($5::jsonb) AS d(run_id uuid, tenant_id uuid, status text, outputs jsonb, error jsonb,
      exceptions int, duration_ms int, nodes_ended int, input_tokens int, output_tokens int, cost numeric, paused_state text,
      finished_at timestamptz)
    WHERE "Run".id = d.run_id AND "Run".tenant_id = d.tenant_id AND "Run".status IN ('queued', 'running')`

/** A form keeps its row while the run pauses again, and asks anew once its answer was used; a session's variables are merged by name. */
const moreRows = `, new_forms AS (
      INSERT INTO "RunForm" (id, tenant_id, run_id, flow_id, session_id, node_id, node_name, place, request, status,
        expires_at)
      SELECT id, tenant_id, run_id, flow_id, session_id, node_id, node_name, place, request, 'waiting', expires_at
      FROM jsonb_to_recordset($6::jsonb) AS f(id uuid, tenant_id uuid, run_id uuid, flow_id uuid, session_id text,
        node_id text, node_name text, place text, request jsonb, expires_at timestamptz)
      ON CONFLICT (run_id, place) DO UPDATE SET id = excluded.id, request = excluded.request, status = 'waiting',
        used = false, answer = NULL, answered_by = NULL, answered_at = NULL, expires_at = excluded.expires_at
        WHERE "RunForm".used
    ), conversations AS (
      INSERT INTO "ConversationState" (tenant_id, flow_id, session_id, "values", rounds)
      SELECT tenant_id, flow_id, session_id, "values", rounds
      FROM jsonb_to_recordset($7::jsonb) AS c(tenant_id uuid, flow_id uuid, session_id text, "values" jsonb, rounds int)
      ON CONFLICT (tenant_id, flow_id, session_id) DO UPDATE SET
        "values" = "ConversationState"."values" || excluded."values",
        rounds = "ConversationState".rounds + excluded.rounds, updated_at = now()
    ), new_keys AS (
      INSERT INTO "RunKey" (tenant_id, flow_id, key, body_hash, run_id)
      SELECT tenant_id, flow_id, key, body_hash, run_id
      FROM jsonb_to_recordset($8::jsonb) AS k(tenant_id uuid, flow_id uuid, key text, body_hash text, run_id uuid)
    )`

const beginStatement = { name: 'begin_runs', text: insertRuns }
const commitStatement = { name: 'commit_runs', text: writeRows + endRuns }
const commitMoreStatement = { name: 'commit_runs_and_more', text: writeRows + moreRows + endRuns }

/** JSON for Postgres, which keeps neither NUL nor half a surrogate pair: outputs of nodes may still hold them. */
function json(value: unknown): string {
  const text = JSON.stringify(value)
  if (!text.includes('\\u0000') && !text.includes('\\ud')) return text
  // An escaped backslash is matched first, so that text which merely spells an escape stays as it is.
  return text.replaceAll(/\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g, (match) => (match === '\\\\' ? match : '\\ufffd'))
}
