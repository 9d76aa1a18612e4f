import { readMigrationList, readMigrations } from './migration-files.mjs'

/** Any constant of our own: two processes that migrate one database must agree on it. */
const ADVISORY_LOCK = 7_205_759_403
const FILTERS = { externalTables: [], externalEnums: [] }

/** A migration problem a person has to solve; the message says how. */
export class MigrationError extends Error {
  /** @override */
  name = 'MigrationError'
}

/**
 * Brings a database to the newest migration. Costs one query when nothing is pending; the engine is loaded only then.
 * Each migration is sent as one simple query, so Postgres applies it as a whole or not at all.
 *
 * @param {{ url: string, dir: string }} options
 * @returns {Promise<string[]>} names of the migrations applied now
 * @throws {MigrationError} on failed, edited or unknown migrations
 */
export async function applyMigrations({ url, dir }) {
  const files = await readMigrations(dir)
  return withClient(url, async (client) => {
    if ((await pending(client, files)).length === 0) return []
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
    const names = await pending(client, files)
    if (names.length === 0) return []
    return withEngine(url, async (engine) => {
      try {
        const done = await engine.applyMigrations({ migrationsList: await readMigrationList(dir), filters: FILTERS })
        return done.appliedMigrationNames
      } catch (error) {
        throw await explainFailure(client, error)
      }
    })
  })
}

/**
 * Records how a failed migration was settled by hand.
 *
 * @param {{ url: string, dir: string, name: string, as: 'rolled-back' | 'applied' }} options
 */
export async function resolveMigration({ url, dir, name, as }) {
  await withEngine(url, async (engine) => {
    try {
      if (as === 'rolled-back') await engine.markMigrationRolledBack({ migrationName: name })
      else await engine.markMigrationApplied({ migrationName: name, migrationsList: await readMigrationList(dir) })
    } catch (error) {
      throw new MigrationError(`${name} could not be marked as ${as}: ${firstLines(error)}`)
    }
  })
}

/** @param {import('pg').Client} client @param {{ name: string, checksum: string }[]} files */
async function pending(client, files) {
  const rows = await appliedRows(client)
  const failed = rows.find((row) => row.finished_at === null && row.rolled_back_at === null)
  if (failed) throw new MigrationError(failedMessage(failed.migration_name, failed.logs))
  const applied = new Map(
    rows.filter((row) => row.finished_at && !row.rolled_back_at).map((r) => [r.migration_name, r]),
  )
  for (const { name, checksum } of files) {
    const row = applied.get(name)
    if (!row || row.checksum === checksum) continue
    throw new MigrationError(
      `Migration ${name} was changed after it was applied to this database. ` +
        'Restore its migration.sql from version control and put the change into a new migration (npm run db:migration -- <name>).',
    )
  }
  const known = new Set(files.map((file) => file.name))
  const unknown = [...applied.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database was migrated by a newer version: this one does not know ${unknown.join(', ')}. ` +
        'Start that version, or restore a backup made before it.',
    )
  }
  return files.map((file) => file.name).filter((name) => !applied.has(name))
}

/**
 * @param {import('pg').Client} client
 * @returns {Promise<{ migration_name: string, checksum: string, finished_at: Date | null, rolled_back_at: Date | null, logs: string | null }[]>}
 */
async function appliedRows(client) {
  const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present")
  if (!rows[0]?.present) return []
  return (
    await client.query('SELECT migration_name, checksum, finished_at, rolled_back_at, logs FROM _prisma_migrations')
  ).rows
}

/** @param {import('pg').Client} client @param {unknown} error */
async function explainFailure(client, error) {
  const failed = (await appliedRows(client)).find((row) => row.finished_at === null && row.rolled_back_at === null)
  if (!failed) return new MigrationError(`The migrations could not be applied: ${firstLines(error)}`)
  return new MigrationError(failedMessage(failed.migration_name, failed.logs ?? firstLines(error)))
}

/** @param {string} name @param {string | null} logs */
function failedMessage(name, logs) {
  return [
    `Migration ${name} did not finish${logs ? `: ${firstLines(logs)}` : ' (the process ended while it ran).'}`,
    'Nothing else is applied until this is settled. Look at what the database has, mend the cause, then run one of',
    `  node scripts/db-migrate.mjs --resolve ${name}                (its changes are not in the database: run it again)`,
    `  node scripts/db-migrate.mjs --resolve ${name} --as applied   (you completed it by hand: do not run it)`,
    'and start again.',
  ].join('\n')
}

/** The engine appends its own call trace, which tells an operator nothing. @param {unknown} error */
function firstLines(error) {
  const text = error instanceof Error ? error.message : String(error)
  return text
    .replace(/^external connector error\n/, '')
    .replace(/\n\s+0: [\s\S]*$/, '')
    .trim()
}

/** @template T @param {string} url @param {(client: import('pg').Client) => Promise<T>} work @returns {Promise<T>} */
async function withClient(url, work) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 })
  // A connection that breaks while idle fails the next query, which tells it; without a listener it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new MigrationError(
      `The database at ${withoutPassword(url)} cannot be reached: ${firstLines(error)}. Check DATABASE_URL.`,
    )
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** @template T @param {string} url @param {(engine: import('@prisma/schema-engine-wasm').SchemaEngine) => Promise<T>} work @returns {Promise<T>} */
async function withEngine(url, work) {
  const { openSchemaEngine } = await import('./schema-engine.mjs')
  const { postgresMigrationAdapter } = await import('./migration-adapters.mjs')
  const adapter = postgresMigrationAdapter(url)
  const engine = await openSchemaEngine(adapter.factory)
  try {
    return await work(engine)
  } finally {
    engine.free()
    await adapter.close()
  }
}

/** @param {string} url */
function withoutPassword(url) {
  if (!URL.canParse(url)) return 'DATABASE_URL (not a valid address)'
  const parsed = new URL(url)
  parsed.password = ''
  return parsed.href
}
