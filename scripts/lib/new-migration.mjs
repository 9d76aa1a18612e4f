import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LOCKFILE, readMigrationList } from './migration-files.mjs'
import { openSchemaEngine } from './schema-engine.mjs'

const FILTERS = { externalTables: [], externalEnums: [] }

/**
 * Writes the next migration: the SQL that leads from the existing migrations to the Prisma schema. Works on a throw-away
 * database in memory, because the engine fills whatever database it compares with.
 *
 * @param {{ name: string, schemaDir: string, migrationsDir: string, now?: Date }} options
 *   `name` is lower case words joined by underscores
 * @returns {Promise<string | undefined>} path of the new migration.sql, nothing when the schema has not changed
 */
export async function newMigration({ name, schemaDir, migrationsDir, now = new Date() }) {
  if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
    throw new Error(
      `"${name}" is not a migration name: use lower case words joined by underscores, such as add_flow_tags.`,
    )
  }
  const sql = await schemaChanges(schemaDir, migrationsDir)
  if (sql === undefined) return undefined
  const folder = join(migrationsDir, `${timestamp(now)}_${name}`)
  await mkdir(folder, { recursive: true })
  const lockfile = join(migrationsDir, 'migration_lock.toml')
  if (!existsSync(lockfile)) await writeFile(lockfile, LOCKFILE)
  await writeFile(join(folder, 'migration.sql'), sql)
  return join(folder, 'migration.sql')
}

/**
 * The SQL that the migrations lack to arrive at the schema; nothing when they do.
 *
 * @param {string} schemaDir @param {string} migrationsDir
 * @returns {Promise<string | undefined>}
 */
export async function schemaChanges(schemaDir, migrationsDir) {
  const { PGlite } = await import('@electric-sql/pglite')
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm')
  const { vector } = await import('@electric-sql/pglite-pgvector')
  const { PrismaPGlite } = await import('pglite-prisma-adapter')
  const db = await PGlite.create({ extensions: { vector, pg_trgm } })
  const factory = new PrismaPGlite(db)
  const connect = factory.connect.bind(factory)
  // Its own shadow would be a second database without extensions; this one is thrown away as well.
  factory.connectToShadowDb = async () => awaitScripts(await connect(), db)
  try {
    const files = await readSchema(schemaDir)
    const engine = await openSchemaEngine(factory)
    const answer = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrationList(migrationsDir)) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: FILTERS,
    })
    engine.free()
    return answer.exitCode === 2 ? (answer.stdout ?? undefined) : undefined
  } finally {
    await db.close()
  }
}

/** The stock adapter does not wait for its scripts, so their errors end the process. @param {import('@prisma/driver-adapter-utils').SqlDriverAdapter} adapter @param {import('@electric-sql/pglite').PGlite} db */
function awaitScripts(adapter, db) {
  adapter.executeScript = async (script) => {
    await db.exec(script)
  }
  return adapter
}

/** @param {string} dir @returns {Promise<{ path: string, content: string }[]>} */
async function readSchema(dir) {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.prisma')).sort()
  if (names.length === 0) throw new Error(`${dir} has no .prisma file.`)
  return Promise.all(names.map(async (name) => ({ path: name, content: await readFile(join(dir, name), 'utf8') })))
}

/** @param {Date} date UTC, as Prisma names its migrations */
function timestamp(date) {
  return date.toISOString().replace(/\D/g, '').slice(0, 14)
}
