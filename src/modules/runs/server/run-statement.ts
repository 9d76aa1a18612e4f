import type { ConversationWrite, RunWrite } from './run-write'

/** One table's share of a statement. */
interface Part {
  /** Short, and unique: names of statements are made of it. */
  name: string
  values: string[]
  /** What is done with them; `$1` is the first of its own values. */
  sql: string[]
}

export interface RunsStatement {
  /** Prepared once on a connection, under its name. */
  statement: { name: string; text: string }
  values: string[]
}

/**
 * One statement that writes all of this, or nothing of it; undefined when there is nothing to write. It is made of the
 * parts that have something to say, since an empty one costs as much as a small one; the same parts are the same prepared
 * statement.
 */
export function runsStatement(writes: readonly RunWrite[]): RunsStatement | undefined {
  const parts = partsOf(writes)
  if (parts.length === 0) return undefined
  const name = `runs_${parts.map((part) => part.name).join('')}`
  let statement = statements.get(name)
  if (!statement) {
    statement = { name, text: textOf(parts) }
    statements.set(name, statement)
  }
  return { statement, values: parts.flatMap(({ values }) => values) }
}

/** As many as there are sets of parts that occur. */
const statements = new Map<string, RunsStatement['statement']>()

function textOf(parts: readonly Part[]): string {
  let before = 0
  const expressions = parts.flatMap(({ name, sql, values }) => {
    const first = before
    before += values.length
    return sql.map(
      (text, at) => `${name}${at} AS (${text.replaceAll(/\$(\d)/g, (_, digit) => `$${first + Number(digit)}`)})`,
    )
  })
  return `WITH ${expressions.join(', ')} SELECT WHERE false`
}

function partsOf(writes: readonly RunWrite[]): Part[] {
  const all = <T>(of: (write: RunWrite) => readonly T[] | T | undefined) => writes.flatMap((write) => of(write) ?? [])
  // A row cannot be inserted and updated by one statement: a run that ends where it begins is inserted ended.
  const runs = all(({ run, end }) => run && { exceptions: 0, ...run, ...end })
  const ends = all(({ run, end }) => (run ? undefined : end))
  const [only] = ends
  const end =
    only && ends.length === 1
      ? [{ name: 'o', values: [json(ends), only.run_id], sql: [endRuns('$2::uuid')] }]
      : rows('d', [endRuns('d.run_id')], ends)
  return [
    ...rows('r', [insertRuns], runs),
    ...rows(
      's',
      [startRuns],
      all(({ started }) => started),
    ),
    ...rows(
      'e',
      [insertEvents],
      all(({ events }) => events),
    ),
    ...rows(
      'm',
      [insertMessages, touchSessions],
      all(({ messages }) => messages),
    ),
    ...end,
    ...rows(
      'f',
      [insertForms],
      all(({ forms }) => forms),
    ),
    ...rows('c', [mergeConversations], mergedConversations(all(({ conversation }) => conversation))),
    ...rows(
      'k',
      [insertKeys],
      all(({ key }) => key),
    ),
  ]
}

const rows = (name: string, sql: string[], list: readonly unknown[]): Part[] =>
  list.length > 0 ? [{ name, values: [json(list)], sql }] : []

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

/** The planner takes a recordset for a hundred rows, and would read the whole table for them, unless a limit says that they are few. */
const few = (columns: string) => `
      FROM (SELECT * FROM jsonb_to_recordset($1::jsonb) AS few(${columns}) LIMIT jsonb_array_length($1::jsonb)) d`

/*
 * Rows of "Run" are changed by their key, and only by it. The index of `status` holds an entry of every run that ever
 * worked until the next VACUUM, and those that begin with the tenant have to be read from end to end; so states are
 * excluded and tenants compared in ways that no index answers.
 */
const startRuns = `
      UPDATE "Run" SET status = 'running'${few('run_id uuid, tenant_id uuid')}
      WHERE "Run".id = d.run_id AND "Run".tenant_id IS NOT DISTINCT FROM d.tenant_id
        AND "Run".status NOT IN ('running', 'paused', 'succeeded', 'failed', 'stopped')`

/** By the id of a single run the row is found whatever the planner knows of the table. */
const endRuns = (run_id: string) => `
      UPDATE "Run" SET status = d.status, outputs = d.outputs, error = d.error, exceptions = d.exceptions,
        duration_ms = d.duration_ms,
        nodes_ended = "Run".nodes_ended + d.nodes_ended,
        input_tokens = least(coalesce("Run".input_tokens, 0)::bigint + d.input_tokens, 2147483647)::int,
        output_tokens = least(coalesce("Run".output_tokens, 0)::bigint + d.output_tokens, 2147483647)::int,
        cost = CASE WHEN d.cost IS NULL THEN "Run".cost ELSE coalesce("Run".cost, 0) + d.cost END,
        paused_state = d.paused_state, finished_at = d.finished_at${few(`run_id uuid, tenant_id uuid, status text, outputs jsonb,
        error jsonb, exceptions int, duration_ms int, nodes_ended int, input_tokens int, output_tokens int, cost numeric,
        paused_state text, finished_at timestamptz`)}
      WHERE "Run".id = ${run_id} AND "Run".tenant_id IS NOT DISTINCT FROM d.tenant_id
        AND "Run".status NOT IN ('paused', 'succeeded', 'failed', 'stopped')`

const insertEvents = `
      INSERT INTO "RunEventBatch" (run_id, tenant_id, first_seq, events)
      SELECT run_id, tenant_id, first_seq, events
      FROM jsonb_to_recordset($1::jsonb) AS e(run_id uuid, tenant_id uuid, first_seq int, events jsonb)
      ON CONFLICT DO NOTHING`

const insertMessages = `
      INSERT INTO "Message" (id, tenant_id, flow_id, run_id, user_id, session_id, sender, sender_name, text, files,
        error, properties, content_blocks, "timestamp")
      SELECT id, tenant_id, flow_id, run_id, user_id, session_id, sender, sender_name, text, files, error, properties,
        content_blocks, "timestamp"
      FROM jsonb_to_recordset($1::jsonb) AS m(id int, tenant_id uuid, flow_id uuid, run_id uuid,
        user_id int, session_id text, sender text, sender_name text, text text, files text[], error boolean,
        properties jsonb, content_blocks jsonb, "timestamp" timestamptz)
      ON CONFLICT (id) DO UPDATE SET text = excluded.text, files = excluded.files, error = excluded.error,
        properties = excluded.properties, content_blocks = excluded.content_blocks`

const touchSessions = `
      INSERT INTO "MessageSession" (tenant_id, flow_id, session_id, user_id, updated_at)
      SELECT DISTINCT ON (tenant_id, flow_id, session_id) tenant_id, flow_id, session_id, user_id, now()
      FROM jsonb_to_recordset($1::jsonb) AS m(tenant_id uuid, flow_id uuid, session_id text, user_id int)
      ORDER BY tenant_id, flow_id, session_id
      ON CONFLICT (tenant_id, flow_id, session_id) DO UPDATE SET updated_at = excluded.updated_at`

/** A form keeps its row while the run pauses again, and asks anew once its answer was used. */
const insertForms = `
      INSERT INTO "RunForm" (id, tenant_id, run_id, flow_id, session_id, node_id, node_name, place, request, status,
        expires_at)
      SELECT id, tenant_id, run_id, flow_id, session_id, node_id, node_name, place, request, 'waiting', expires_at
      FROM jsonb_to_recordset($1::jsonb) AS f(id uuid, tenant_id uuid, run_id uuid, flow_id uuid, session_id text,
        node_id text, node_name text, place text, request jsonb, expires_at timestamptz)
      ON CONFLICT (run_id, place) DO UPDATE SET id = excluded.id, request = excluded.request, status = 'waiting',
        used = false, answer = NULL, answered_by = NULL, answered_at = NULL, expires_at = excluded.expires_at
        WHERE "RunForm".used`

/** Variables of a session are merged by name. */
const mergeConversations = `
      INSERT INTO "ConversationState" (tenant_id, flow_id, session_id, "values", rounds)
      SELECT tenant_id, flow_id, session_id, "values", rounds
      FROM jsonb_to_recordset($1::jsonb) AS c(tenant_id uuid, flow_id uuid, session_id text, "values" jsonb, rounds int)
      ON CONFLICT (tenant_id, flow_id, session_id) DO UPDATE SET
        "values" = "ConversationState"."values" || excluded."values",
        rounds = "ConversationState".rounds + excluded.rounds, updated_at = now()`

const insertKeys = `
      INSERT INTO "RunKey" (tenant_id, flow_id, key, body_hash, run_id)
      SELECT tenant_id, flow_id, key, body_hash, run_id
      FROM jsonb_to_recordset($1::jsonb) AS k(tenant_id uuid, flow_id uuid, key text, body_hash text, run_id uuid)`

/** JSON for Postgres, which keeps neither NUL nor half a surrogate pair: outputs of nodes may still hold them. */
function json(value: unknown): string {
  const text = JSON.stringify(value)
  if (!text.includes('\\u0000') && !text.includes('\\ud')) return text
  // An escaped backslash is matched first, so that text which merely spells an escape stays as it is.
  return text.replaceAll(/\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g, (match) => (match === '\\\\' ? match : '\\ufffd'))
}
