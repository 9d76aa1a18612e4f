import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { afterAll, expect, it, vi } from 'vitest'
import { servePostgres } from './postgres-socket.mjs'

const url = new URL(process.env.DATABASE_URL ?? '')
const config = { connectionString: url.href }
const pools: pg.Pool[] = []

function newPool(max: number) {
  const pool = new pg.Pool({ ...config, max })
  pools.push(pool)
  return pool
}

afterAll(() => Promise.all(pools.map((pool) => pool.end())))

it('answers each client with its own rows, also when messages span many packets', async () => {
  const pool = newPool(8)
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, i) => {
      const text = `${'x'.repeat(300_000)}${i}`
      const { rows } =
        i % 2 === 0
          ? await pool.query('SELECT $1::text AS text', [text])
          : await pool.query('SELECT $2::text AS text, $1::int AS number', [i, text])
      return rows[0].text === text && rows[0].number === (i % 2 === 0 ? undefined : i)
    }),
  )
  expect(answers).not.toContain(false)
})

/** A query in the extended protocol, its last message in a packet of its own: what a slow client sends. */
it('keeps other clients out between the messages of one query', async () => {
  const slow = await handshake()
  const parse = message('P', cstring(''), cstring("SELECT 'mine' AS who"), int16(0))
  slow.write(parse)
  await sleep(50)
  const other = newPool(1).query('SELECT $1::text AS who', ['theirs'])
  await sleep(50)
  const bind = message('B', cstring(''), cstring(''), int16(0), int16(0), int16(0))
  const answer = collect(slow)
  slow.write(Buffer.concat([bind, message('E', cstring(''), int32(0)), message('S')]))
  expect(await answer).toContain('mine')
  expect((await other).rows).toEqual([{ who: 'theirs' }])
  slow.destroy()
})

it('runs one transaction at a time, and rolls back what a lost client left open', async () => {
  const pool = newPool(2)
  await pool.query('CREATE TABLE IF NOT EXISTS socket_test (n int)')
  await pool.query('TRUNCATE socket_test')
  const lost = new pg.Client(config)
  lost.on('error', () => {})
  await lost.connect()
  await lost.query('BEGIN')
  await lost.query('INSERT INTO socket_test VALUES (1)')
  const waiting = pool.query('SELECT count(*)::int AS n FROM socket_test')
  expect(await Promise.race([waiting, sleep(100, 'still waiting')])).toBe('still waiting')
  Reflect.get(Reflect.get(lost, 'connection'), 'stream').destroy()
  expect((await waiting).rows).toEqual([{ n: 0 }])
})

it('goes on after errors, in queries with and without parameters', async () => {
  const pool = newPool(2)
  for (const parameters of [[], [1]]) {
    await expect(
      pool.query(parameters.length ? 'SELECT 1/($1::int - 1)' : 'SELECT 1/0', parameters),
    ).rejects.toMatchObject({ code: '22012' })
    await expect(pool.query('SELECT nonsense', parameters)).rejects.toBeInstanceOf(Error)
    expect((await pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }])
  }
})

it('wants its password, and a Postgres client', async () => {
  const stranger = new URL(url)
  stranger.password = 'guess'
  await expect(new pg.Client({ connectionString: stranger.href }).connect()).rejects.toMatchObject({ code: '28P01' })
  const socket = connect(Number(url.port), url.hostname)
  socket.write('GET / HTTP/1.1\r\n\r\n')
  expect(await collect(socket)).toContain('not a Postgres')
})

function handshake() {
  const socket = connect(Number(url.port), url.hostname)
  const body = Buffer.concat([int32(196_608), cstring('user'), cstring('postgres'), cstring('')])
  socket.write(Buffer.concat([int32(body.length + 4), body]))
  return new Promise<typeof socket>((resolve) => {
    socket.once('data', () => {
      socket.write(message('p', cstring(url.password)))
      socket.once('data', () => resolve(socket))
    })
  })
}

function message(type: string, ...parts: Buffer[]) {
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body])
}

const cstring = (text: string) => Buffer.from(`${text}\0`)

function int16(value: number) {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

function int32(value: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

/** What arrives until the server is ready again or hangs up. */
function collect(socket: ReturnType<typeof connect>) {
  return new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      if (text.includes('Z\0\0\0\x05')) resolve(text)
    })
    socket.once('close', () => resolve(text))
  })
}

it('keeps the prepared statements of connections apart, and forgets those of a closed one', async () => {
  const one = new pg.Client(config)
  const two = new pg.Client(config)
  await Promise.all([one.connect(), two.connect()])
  for (let round = 0; round < 3; round += 1) {
    const mine = await one.query({ name: 'same', text: 'SELECT $1::int + 1 AS n', values: [round] })
    const theirs = await two.query({ name: 'same', text: 'SELECT $1::text AS t', values: ['t'] })
    expect([mine.rows, theirs.rows]).toEqual([[{ n: round + 1 }], [{ t: 't' }]])
  }
  const held = "SELECT count(*)::int AS n FROM pg_prepared_statements WHERE name LIKE 'c%.same'"
  expect((await two.query(held)).rows).toEqual([{ n: 2 }])
  await one.end()
  await sleep(100)
  expect((await two.query(held)).rows).toEqual([{ n: 1 }])
  await two.end()
})

it("runs the database's own work in quiet moments, outside transactions, or when it is forced", async () => {
  const db = await PGlite.create('memory://')
  const onFatal = vi.fn()
  const server = await servePostgres(db, { onFatal })
  const address = `postgresql://postgres:${server.password}@127.0.0.1:${server.port}/postgres`
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  const work = vi.fn(async (of: PGlite) => void (await of.exec('CHECKPOINT')))

  let going = true
  const load = (async () => {
    while (going) await client.query('SELECT 1')
  })()
  expect(await server.between(work, { quietMs: 1_000, patienceMs: 100, force: false })).toBe(false)
  expect(work).not.toHaveBeenCalled()
  expect(await server.between(work, { quietMs: 1_000, patienceMs: 100, force: true })).toBe(true)
  expect(going).toBe(true)
  going = false
  await load
  const { cycles } = server
  const before = cycles()
  expect(await server.between(work, { quietMs: 10, patienceMs: 60_000, force: false })).toBe(true)
  expect(cycles()).toBe(before)

  await client.query('BEGIN')
  const waiting = server.between(work, { quietMs: 0, patienceMs: 0, force: true })
  expect(await Promise.race([waiting, sleep(100, 'still waiting')])).toBe('still waiting')
  await client.query('COMMIT')
  expect(await waiting).toBe(true)

  const refused = server.between(async (of) => void (await of.exec('VACUUM nothing')), {
    quietMs: 0,
    patienceMs: 0,
    force: true,
  })
  await expect(refused).rejects.toMatchObject({ code: '42P01' })
  expect((await client.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }])
  expect(onFatal).not.toHaveBeenCalled()

  await client.query('BEGIN')
  const late = server.between(work, { quietMs: 0, patienceMs: 0, force: true })
  client.on('error', () => {})
  await server.close()
  expect(await late).toBe(false)
  expect(await server.between(work, { quietMs: 0, patienceMs: 0, force: true })).toBe(false)
  await db.close()
})

it('gives the database up when its own work meets a fault of the instance', async () => {
  const db = await PGlite.create('memory://')
  const onFatal = vi.fn()
  const server = await servePostgres(db, { onFatal })
  const fault = new WebAssembly.RuntimeError('unreachable')
  const broken = server.between(() => Promise.reject(fault), { quietMs: 0, patienceMs: 0, force: true })
  await expect(broken).rejects.toBe(fault)
  await server.close()
  expect(onFatal).toHaveBeenCalledExactlyOnceWith(fault)
  await db.close()
})
