import { fork } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isAlive } from './data-dir.mjs'
import { startEmbeddedDatabase } from './embedded-database.mjs'

const dir = mkdtempSync(join(tmpdir(), 'millrace-embedded-'))
const dataDir = join(dir, 'db')

beforeAll(async () => {
  const database = await startEmbeddedDatabase({ dataDir })
  await query(database.url, 'CREATE TABLE kept (n int PRIMARY KEY)')
  await database.stop()
}, 60_000)

afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

it('has vectors', async () => {
  const database = await startEmbeddedDatabase({ dataDir })
  expect(await query(database.url, "SELECT '[1,2]'::vector <-> '[1,4]'::vector AS distance")).toEqual([{ distance: 2 }])
  await database.stop()
})

it('comes back on the same address after kill -9 of the child, with every acknowledged row', async () => {
  const log: string[] = []
  const database = await startEmbeddedDatabase({ dataDir, log: (line) => log.push(line) })
  const pool = new pg.Pool({ connectionString: database.url, max: 4 })
  pool.on('error', () => {})
  let acknowledged = 0
  for (let n = 0; n < 300; n += 1) {
    if (n === 200) process.kill(database.pid() ?? 0, 'SIGKILL')
    const done = await pool.query('INSERT INTO kept VALUES ($1)', [n]).then(
      () => true,
      () => false,
    )
    if (!done) break
    acknowledged += 1
  }
  expect(acknowledged).toBeGreaterThanOrEqual(200)
  const count = async () => Number((await query(database.url, 'SELECT count(*) FROM kept'))[0]?.count)
  await expect.poll(() => count().catch(() => 0), { timeout: 15_000 }).toBeGreaterThanOrEqual(acknowledged)
  expect(await count()).toBeLessThanOrEqual(acknowledged + 1)
  expect(log).toEqual(['The embedded database is restarted: it ended with SIGKILL.'])
  await pool.end()
  await database.stop()
}, 30_000)

it('leaves no orphan and loses no row when the server is killed with -9', async () => {
  const script = join(dir, 'server.mjs')
  const library = fileURLToPath(new URL('./embedded-database.mjs', import.meta.url))
  writeFileSync(
    script,
    `import { startEmbeddedDatabase } from ${JSON.stringify(library)}
     const database = await startEmbeddedDatabase({ dataDir: ${JSON.stringify(dataDir)} })
     process.send({ url: database.url, pid: database.pid() })
     setInterval(() => {}, 1000)`,
  )
  const server = fork(script, { execArgv: [] })
  const { url, pid } = await new Promise<{ url: string; pid: number }>((resolve) => {
    server.once('message', (message) => {
      if (typeof message === 'object' && 'url' in message && 'pid' in message) {
        resolve({ url: String(message.url), pid: Number(message.pid) })
      }
    })
  })
  await query(url, 'TRUNCATE kept')
  await query(url, 'INSERT INTO kept SELECT generate_series(1, 50)')
  server.kill('SIGKILL')
  // A start right after the kill waits for the old child instead of opening the same files twice.
  const database = await startEmbeddedDatabase({ dataDir })
  expect(isAlive(pid)).toBe(false)
  expect(await query(database.url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 50 }])
  await database.stop()
}, 30_000)

it('gives up after five crashes in a row, with the reason', async () => {
  let reason = ''
  const database = await startEmbeddedDatabase({ dataDir, onGiveUp: (error) => (reason = error.message) })
  let pid = 0
  for (let crash = 0; crash < 6; crash += 1) {
    await expect.poll(() => database.pid() !== pid && isAlive(database.pid() ?? 0), { timeout: 10_000 }).toBe(true)
    pid = database.pid() ?? 0
    process.kill(pid, 'SIGKILL')
    while (isAlive(pid)) await sleep(10)
  }
  await expect.poll(() => reason).toBe('The embedded database failed 6 times in ten minutes: it ended with SIGKILL.')
}, 60_000)

it('says what is wrong when its files are damaged, and leaves them alone', async () => {
  const other = join(dir, 'other')
  mkdirSync(other)
  await expect(startEmbeddedDatabase({ dataDir: other })).rejects.toThrow('other is there but holds no database')
  writeFileSync(join(other, 'PG_VERSION'), '18\n')
  await expect(startEmbeddedDatabase({ dataDir: other })).rejects.toThrow(/did not start \(data: .*other\): /)
  expect(readdirSync(other)).toEqual(['PG_VERSION'])
})

it('begins anew when its very first start was killed half-way', async () => {
  const fresh = join(dir, 'fresh')
  mkdirSync(`${fresh}.new`)
  writeFileSync(join(`${fresh}.new`, 'PG_VERSION'), '18\n')
  const database = await startEmbeddedDatabase({ dataDir: fresh })
  expect(await query(database.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  await database.stop()
  expect(existsSync(`${fresh}.new`)).toBe(false)
}, 60_000)
