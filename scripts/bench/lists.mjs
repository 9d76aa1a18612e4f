import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbeddedDatabase } from '../lib/embedded-database.mjs'
import { startProduct } from '../lib/test-product.mjs'
import { createFlow, runRequest, starterGraph } from './flows.mjs'
import { latencies } from './latencies.mjs'
import { figure } from './table.mjs'

const ROWS = 100_000
const MESSAGES = 200_000
const SESSIONS = 1_000
const FLOWS = 1_000
const P95_MS = 50
const INPUT = 'What goes in comes out.'

/**
 * Lists of an installation that has been used for long: 100,000 runs of one flow with their events, 200,000 messages in
 * 1,000 conversations, and 1,000 flows.
 *
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchLists({ quick }) {
  const dir = mkdtempSync(join(tmpdir(), 'millrace-bench-'))
  const database = await startEmbeddedDatabase({ dataDir: join(dir, 'db') })
  try {
    const product = await startProduct({ DATABASE_URL: database.url })
    try {
      const flow = await createFlow(product, 'Bench: lists', await starterGraph(product, 'echo'))
      await runRequest(product, flow, INPUT, INPUT)
      const { run_id } = await seed(database.url, flow)
      const rows = []
      for (const [what, path] of lists(flow, run_id)) rows.push(await measure(product, what, path, quick ? 20 : 200))
      return [
        {
          title: `Lists with ${ROWS.toLocaleString('en')} runs and ${MESSAGES.toLocaleString('en')} messages (one connection, ms)`,
          columns: ['list', 'bytes', 'p50', 'p95', 'p99'],
          rows,
        },
      ]
    } finally {
      await product.stop()
    }
  } finally {
    await database.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** @param {string} flow @param {string} run_id @returns {[string, string][]} */
function lists(flow, run_id) {
  /** @param {string} name @param {object} input */
  const trpc = (name, input) => `/api/trpc/${name}?input=${encodeURIComponent(JSON.stringify({ json: input }))}`
  const last = Math.ceil((ROWS * 2) / 50)
  return [
    ['flows, a page', `/api/v1/flows/?get_all=false&page=1&size=50`],
    ['runs of a flow, the newest 50', trpc('runs.browse_runs', { flow_id: flow, limit: 50 })],
    ['messages of a conversation', `/api/v1/monitor/messages?flow_id=${flow}&session_id=session-500`],
    ['conversations of a flow', `/api/v1/monitor/messages/sessions?flow_id=${flow}`],
    ['search of messages, a rare word', trpc('monitor.browse_conversations', { search: 'wheel 77123 ', limit: 50 })],
    ['search of messages, a common word', trpc('monitor.browse_conversations', { search: 'water', limit: 50 })],
    ['search of messages, in vain', trpc('monitor.browse_conversations', { search: 'nothing like it', limit: 50 })],
    ['charts over 30 days', trpc('monitor.read_run_charts', { range: '30d' })],
    ['transactions, the first page', `/api/v1/monitor/transactions?flow_id=${flow}&page=1&size=50`],
    ['transactions, the last page', `/api/v1/monitor/transactions?flow_id=${flow}&page=${last}&size=50`],
    ['builds of a flow', `/api/v1/monitor/builds?flow_id=${flow}`],
    ['status of a workflow', `/api/v2/workflows?job_id=${run_id}`],
  ]
}

/** @param {string} url @param {string} flow */
async function seed(url, flow) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT tenant_id, user_id FROM "Flow" WHERE id = $1', [flow])
    const { tenant_id, user_id } = rows[0]
    await client.query(
      `INSERT INTO "Run" (id, tenant_id, flow_id, user_id, session_id, trigger, status, input, outputs, owner, create_at,
         finished_at, duration_ms, nodes_ended)
       SELECT gen_random_uuid(), $1, $2, $3, 'session-' || n % ${SESSIONS}, 'run', 'succeeded', '{"input_value": "hello"}',
         '[]', 'bench', now() - n * interval '25 seconds', now() - n * interval '25 seconds' + interval '1 second', 1000, 2
       FROM generate_series(1, ${ROWS}) n`,
      [tenant_id, flow, user_id],
    )
    // What a real run of the flow left behind stands for all of them.
    await client.query(
      `INSERT INTO "RunEventBatch" (run_id, tenant_id, first_seq, events)
       SELECT run.id, run.tenant_id, batch.first_seq, batch.events
       FROM "Run" run CROSS JOIN "RunEventBatch" batch WHERE run.owner = 'bench' AND batch.run_id = (
         SELECT id FROM "Run" WHERE owner <> 'bench')`,
    )
    await client.query(
      `INSERT INTO "Message" (tenant_id, flow_id, user_id, session_id, sender, sender_name, text, files, properties,
         content_blocks, "timestamp")
       SELECT $1, $2, $3, 'session-' || n % ${SESSIONS}, 'User', 'User', 'water on the wheel ' || n || ' ' || md5(n::text), '{}', '{}',
         '[]',
         now() - n * interval '25 seconds'
       FROM generate_series(1, ${MESSAGES}) n`,
      [tenant_id, flow, user_id],
    )
    await client.query(
      `INSERT INTO "MessageSession" (tenant_id, flow_id, user_id, session_id)
       SELECT $1, $2, $3, 'session-' || n FROM generate_series(0, ${SESSIONS - 1}) n`,
      [tenant_id, flow, user_id],
    )
    await client.query(
      `INSERT INTO "Flow" (id, tenant_id, user_id, name, data, node_count)
       SELECT gen_random_uuid(), $1, $2, 'Flow ' || n, (SELECT data FROM "Flow" WHERE id = $3), 2
       FROM generate_series(1, ${FLOWS}) n`,
      [tenant_id, user_id, flow],
    )
    await client.query('ANALYZE')
    const newest = await client.query(`SELECT id FROM "Run" WHERE owner = 'bench' LIMIT 1`)
    return { run_id: String(newest.rows[0].id) }
  } finally {
    await client.end()
  }
}

/**
 * @param {import('./flows.mjs').Product} product @param {string} what @param {string} path @param {number} times
 * @returns {Promise<import('./table.mjs').Row>}
 */
async function measure({ url, api_key }, what, path, times) {
  /** @type {number[]} */
  const taken = []
  let bytes = 0
  for (let n = -5; n < times; n++) {
    const began = performance.now()
    const answer = await fetch(url + path, { headers: { 'x-api-key': api_key } })
    const text = await answer.text()
    if (n >= 0) taken.push(performance.now() - began)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`)
    bytes = text.length
  }
  const { p50, p95, p99 } = latencies(taken)
  return {
    cells: [what, bytes.toLocaleString('en'), ...[p50, p95, p99].map(figure)],
    aims: [{ text: `p95 ≤ ${P95_MS} ms`, met: p95 <= P95_MS }],
  }
}
