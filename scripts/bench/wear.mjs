import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbeddedDatabase } from '../lib/embedded-database.mjs'
import { startProduct } from '../lib/test-product.mjs'
import { startChild } from './child.mjs'
import { createFlow, runRequest, starterGraph, withModelAt } from './flows.mjs'
import { load } from './load.mjs'
import { figure } from './table.mjs'

const RUNS = 20_000
const QUICK_RUNS = 2_000
const MOST_GROWTH = 1.25
const LOG_MB = 300
const INPUT = 'What goes in comes out.'

/**
 * What use does to the embedded database: a flow with one model call on an empty installation, and again after thousands of
 * runs under load. Such a run is inserted and updated, so it leaves dead rows behind. Nothing is done to the database in
 * between but what it does by itself.
 *
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchWear({ quick }) {
  const dir = mkdtempSync(join(tmpdir(), 'millrace-bench-'))
  /** @type {{ message: { url: string }, stop: () => Promise<void> }} */
  const mock = await startChild('model-mock.ts')
  const database = await startEmbeddedDatabase({ dataDir: join(dir, 'db') })
  try {
    // As many connections as the product takes to an embedded database of its own.
    const product = await startProduct({ DATABASE_URL: database.url, MILLRACE_DATABASE_POOL: '5' })
    try {
      const graph = withModelAt(await starterGraph(product, 'chat'), mock.message.url)
      const flow = await createFlow(product, 'Bench: wear', graph)
      const request = await runRequest(product, flow, INPUT, `You said: ${INPUT}`)
      const one = { ...request, connections: 1, warm_up_s: quick ? 1 : 10, measure_s: quick ? 2 : 5 }
      const first = await load(one)
      const fresh = await sizes(database.url)
      const seen = [fresh]
      while ((seen.at(-1)?.runs ?? 0) < (quick ? QUICK_RUNS : RUNS)) {
        await load({ ...request, connections: 10, warm_up_s: 0, measure_s: quick ? 2 : 10 })
        seen.push(await sizes(database.url))
      }
      const last = await load(one)
      const end = await sizes(database.url)
      const largest = Math.max(...[...seen, end].map(({ log }) => log))
      const growth = last.p50 / first.p50
      return [
        {
          title: 'One model call by REST on a database that wears (one connection, latencies in ms, sizes in MB)',
          columns: ['when', 'runs stored', 'p50', 'p95', 'p99', 'table of runs', 'its indexes', 'log'],
          rows: [
            { cells: cells('the first runs', first, fresh) },
            {
              cells: cells('the last runs', last, end),
              aims: [
                { text: `p50 ≤ ${MOST_GROWTH} × the first (${figure(growth)})`, met: growth <= MOST_GROWTH },
                { text: `log always < ${LOG_MB} MB`, met: largest < LOG_MB },
              ],
            },
          ],
          notes: [`The log was never seen larger than ${figure(largest)} MB.`],
        },
      ]
    } finally {
      await product.stop()
    }
  } finally {
    await database.stop()
    await mock.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** @typedef {{ runs: number, table: number, indexes: number, log: number }} Sizes in MB of 10⁶ bytes */

/** @param {string} url @returns {Promise<Sizes>} */
async function sizes(url) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM "Run") AS runs, pg_table_size('"Run"')::float8 / 1e6 AS table,
         pg_indexes_size('"Run"')::float8 / 1e6 AS indexes,
         (SELECT sum(size)::float8 / 1e6 FROM pg_ls_waldir()) AS log`,
    )
    return rows[0]
  } finally {
    await client.end()
  }
}

/** @param {string} when @param {import('./load.mjs').LoadFigures} figures @param {Sizes} sizes */
function cells(when, { p50, p95, p99 }, { runs, table, indexes, log }) {
  return [when, runs.toLocaleString('en'), ...[p50, p95, p99, table, indexes, log].map(figure)]
}
