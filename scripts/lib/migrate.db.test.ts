import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { startEmbeddedDatabase } from './embedded-database.mjs'
import { applyMigrations, MigrationError, resolveMigration } from './migrate.mjs'
import { newMigration, schemaChanges } from './new-migration.mjs'
import { MIGRATIONS_DIR, SCHEMA_DIR } from './project.mjs'

let dir = ''
let database: Awaited<ReturnType<typeof startEmbeddedDatabase>>
const apply = () => applyMigrations({ url: database.url, dir })

beforeAll(async () => {
  database = await startEmbeddedDatabase({ dataDir: 'memory://' })
}, 60_000)

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'millrace-migrations-'))
  await query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

afterAll(() => database.stop())

async function query(sql: string) {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function write(name: string, sql: string) {
  mkdirSync(join(dir, name), { recursive: true })
  writeFileSync(join(dir, name, 'migration.sql'), sql)
}

async function tables() {
  const rows = await query("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 't\\_%' ORDER BY 1")
  return rows.map((row) => row.relname)
}

it('applies what is pending, in order, and costs little when nothing is', async () => {
  write(
    '1_first',
    "CREATE TABLE t_a (x text DEFAULT 'a;b'); CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;",
  )
  write('2_second', 'ALTER TABLE t_a ADD COLUMN y int;')
  expect(await apply()).toEqual(['1_first', '2_second'])
  const started = performance.now()
  expect(await apply()).toEqual([])
  expect(performance.now() - started).toBeLessThan(150)
  write('3_third', 'CREATE TABLE t_b (x int);')
  expect(await apply()).toEqual(['3_third'])
  expect(await tables()).toEqual(['t_a', 't_b'])
})

it('stops at a migration that fails, applies none of it, and goes on once that is settled', async () => {
  write('1_first', 'CREATE TABLE t_a (x int);')
  write('2_broken', 'CREATE TABLE t_b (x int); ALTER TABLE nowhere ADD COLUMN y int;')
  write('3_third', 'CREATE TABLE t_c (x int);')
  await expect(apply()).rejects.toThrow(/2_broken did not finish: .*nowhere[\s\S]*--resolve 2_broken/)
  expect(await tables()).toEqual(['t_a'])
  await expect(apply()).rejects.toThrow(MigrationError)
  write('2_broken', 'CREATE TABLE t_b (x int);')
  await resolveMigration({ url: database.url, dir, name: '2_broken', as: 'rolled-back' })
  expect(await apply()).toEqual(['2_broken', '3_third'])
})

it('takes a migration that was completed by hand as applied', async () => {
  write('1_broken', 'CREATE TABLE t_a (x nonsense);')
  await expect(apply()).rejects.toThrow(MigrationError)
  await resolveMigration({ url: database.url, dir, name: '1_broken', as: 'applied' })
  expect(await apply()).toEqual([])
})

it('refuses edited and unknown migrations', async () => {
  write('1_first', 'CREATE TABLE t_a (x int);')
  write('2_second', 'CREATE TABLE t_b (x int);')
  await apply()
  write('1_first', 'CREATE TABLE t_a (x bigint);')
  await expect(apply()).rejects.toThrow('1_first was changed after it was applied')
  write('1_first', 'CREATE TABLE t_a (x int);')
  rmSync(join(dir, '2_second'), { recursive: true })
  await expect(apply()).rejects.toThrow('does not know 2_second')
})

it('says which database cannot be reached, without its password', async () => {
  const error = await applyMigrations({ url: 'postgresql://user:hidden@127.0.0.1:1/x', dir }).catch(String)
  expect(error).toContain('127.0.0.1:1')
  expect(error).not.toContain('hidden')
})

it('writes a migration that leads to the schema, and none when the schema says the same', async () => {
  const schemaDir = join(dir, 'schema')
  const migrationsDir = join(dir, 'migrations')
  mkdirSync(schemaDir)
  writeFileSync(join(schemaDir, '_base.prisma'), 'datasource db {\n  provider = "postgresql"\n}\n')
  writeFileSync(join(schemaDir, 'a.prisma'), 'model t_note {\n  id Int @id\n  text String\n}\n')
  const now = new Date('2030-01-02T03:04:05Z')
  const file = await newMigration({ name: 'first_step', schemaDir, migrationsDir, now })
  expect(file).toBe(join(migrationsDir, '20300102030405_first_step', 'migration.sql'))
  expect(await newMigration({ name: 'again', schemaDir, migrationsDir, now })).toBeUndefined()
  dir = migrationsDir
  expect(await apply()).toEqual(['20300102030405_first_step'])
  expect(await tables()).toEqual(['t_note'])
  dir = join(migrationsDir, '..')
  await expect(newMigration({ name: 'Not A Name', schemaDir, migrationsDir })).rejects.toThrow('lower case words')
}, 60_000)

it('the migrations of this repository lead to its schema: after a change run npm run db:migration', async () => {
  expect(await schemaChanges(SCHEMA_DIR, MIGRATIONS_DIR)).toBeUndefined()
}, 60_000)
