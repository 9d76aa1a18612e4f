import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEmbeddedDatabase } from './embedded-database.mjs'

const dir = mkdtempSync(join(tmpdir(), 'millrace-upkeep-'))
const dataDir = join(dir, 'db')
const upkeep = { firstMs: 100, everyMs: 200, quietMs: 20, soonMs: 300, overdueMs: 600 }
const lines: string[] = []
let database: Awaited<ReturnType<typeof startEmbeddedDatabase>>
let pool: pg.Pool

async function open() {
  database = await startEmbeddedDatabase({ dataDir, log: (line) => lines.push(line), upkeep })
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  pool.on('error', () => {})
}

async function close() {
  await pool.end()
  await database.stop()
}

beforeAll(open, 60_000)
afterAll(async () => {
  await close()
  rmSync(dir, { recursive: true, force: true })
})

async function one(sql: string) {
  return (await pool.query(sql)).rows[0]
}

const counters = (table: string) =>
  one(`SELECT n_live_tup::int AS live, n_dead_tup::int AS dead, vacuum_count::int AS vacuums,
    analyze_count::int AS analyses FROM pg_stat_user_tables WHERE relname = '${table}'`)

async function patiently<T>(read: () => Promise<T>) {
  return expect.poll(read, { timeout: 10_000, interval: 100 })
}

it('takes dead rows away without anybody asking, and then rests', async () => {
  await pool.query('CREATE TABLE worn (n int PRIMARY KEY, status text)')
  await pool.query('CREATE INDEX ON worn (status)')
  await pool.query("INSERT INTO worn SELECT n, 'new' FROM generate_series(1, 2000) n")
  for (const status of ['a', 'b', 'c']) await pool.query('UPDATE worn SET status = $1', [status])
  await (await patiently(() => counters('worn'))).toMatchObject({ live: 2000, dead: 0 })
  const { vacuums, analyses } = await counters('worn')
  expect(vacuums).toBeGreaterThan(0)
  await sleep(5 * upkeep.everyMs)
  expect(await counters('worn')).toEqual({ live: 2000, dead: 0, vacuums, analyses })
})

it('makes prepared statements choose an index once their table has grown', async () => {
  const client = await pool.connect()
  try {
    await client.query('CREATE TABLE parent (n int PRIMARY KEY); CREATE TABLE child (parent int, n int)')
    await client.query('CREATE INDEX child_parent ON child (parent); INSERT INTO parent VALUES (1)')
    await client.query('SET plan_cache_mode = force_generic_plan')
    await client.query('PREPARE joined AS SELECT count(*) FROM parent p JOIN child c ON c.parent = p.n WHERE p.n = $1')
    const plan = async () =>
      (await client.query('EXPLAIN EXECUTE joined(1)')).rows.map((row) => row['QUERY PLAN']).join('\n')
    const before = await plan()
    await client.query('INSERT INTO child SELECT n, n FROM generate_series(1, 20000) n')
    await (await patiently(plan)).toMatch(/Index (Only )?Scan using child_parent/)
    expect(before).not.toBe(await plan())
    expect(await one("SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'child'")).toEqual({ rows: 20_000 })
  } finally {
    await client.query('RESET plan_cache_mode; DEALLOCATE joined')
    client.release()
  }
})

it('stays out of an open transaction and follows after its end', async () => {
  await pool.query('CREATE TABLE held (n int)')
  const client = await pool.connect()
  await client.query('BEGIN')
  await client.query('INSERT INTO held SELECT generate_series(1, 3000)')
  await sleep(upkeep.everyMs + upkeep.overdueMs + 500)
  // VACUUM in the middle would have failed or ended the transaction, and this would be a statement of its own.
  await client.query('UPDATE held SET n = -n')
  await client.query('ROLLBACK')
  expect(await one('SELECT count(*)::int AS n FROM held')).toEqual({ n: 0 })
  await client.query('BEGIN')
  await client.query('INSERT INTO held SELECT generate_series(1, 3000)')
  await sleep(upkeep.everyMs + 100)
  await client.query('COMMIT')
  client.release()
  await (await patiently(() => counters('held'))).toMatchObject({ live: 3000, dead: 0 })
  expect(await one('SELECT count(*)::int AS n FROM held')).toEqual({ n: 3000 })
  expect(lines).toEqual([])
})

it('works between the statements of clients that never rest', async () => {
  await pool.query('CREATE TABLE busy (n int PRIMARY KEY, status int)')
  await pool.query('INSERT INTO busy SELECT n, 0 FROM generate_series(1, 1000) n')
  await pool.query('CREATE INDEX ON busy (status)')
  let going = true
  const clients = [1, 2].map(async (lot) => {
    for (let n = 0; going; n += 1) await pool.query('UPDATE busy SET status = $1 WHERE n % 2 = $2', [n, lot - 1])
  })
  await sleep(upkeep.everyMs + upkeep.soonMs + 2_000)
  going = false
  const { vacuums } = await counters('busy')
  await Promise.all(clients)
  expect(vacuums).toBeGreaterThan(0)
})

it('keeps the log small', async () => {
  await pool.query('CREATE TABLE logged (n int, filler text)')
  const size = async () => Number((await one('SELECT sum(size) / 1e6 AS mb FROM pg_ls_waldir()')).mb)
  const sizes = []
  for (let round = 0; round < 6; round += 1) {
    await pool.query("INSERT INTO logged SELECT n, repeat('x', 1000) FROM generate_series(1, 60000) n")
    await pool.query('TRUNCATE logged')
    await sleep(upkeep.everyMs * 2)
    sizes.push(await size())
  }
  // 420 MB were written.
  expect(Math.max(...sizes)).toBeLessThan(250)
})

it('tells of a statement that fails, once, and clients do not notice', async () => {
  await pool.query('CREATE TABLE divisor AS SELECT 1 AS n')
  await pool.query(
    "CREATE FUNCTION broken(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 / n FROM public.divisor'",
  )
  await pool.query('CREATE TABLE bad (n int)')
  await pool.query('CREATE INDEX ON bad (broken(n))')
  await pool.query('INSERT INTO bad SELECT generate_series(1, 900)')
  await pool.query('UPDATE divisor SET n = 0')
  await (await patiently(async () => lines)).toHaveLength(1)
  expect(lines[0]).toBe('Upkeep of the embedded database: ANALYZE public.bad failed: division by zero.')
  await pool.query('CREATE TABLE good AS SELECT generate_series(1, 900) AS n')
  await (await patiently(() => counters('good'))).toMatchObject({ analyses: 1 })
  expect(await one('SELECT count(*)::int AS n FROM bad')).toEqual({ n: 900 })
  expect(lines).toHaveLength(1)
})

it('closes cleanly, with nothing to replay, and goes on where it was after the next start', async () => {
  await pool.query('CREATE TABLE late (n int, status int)')
  await pool.query('INSERT INTO late SELECT n, 0 FROM generate_series(1, 5000) n')
  await close()
  // The state of the cluster, `DB_SHUTDOWNED`.
  expect(readFileSync(join(dataDir, 'global/pg_control')).readUInt32LE(16)).toBe(1)
  await open()
  await (await patiently(() => one("SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'late'"))).toEqual({
    rows: 5_000,
  })
}, 30_000)
