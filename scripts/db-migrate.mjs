// node scripts/db-migrate.mjs [--resolve <name> [--as rolled-back|applied]]: applies migrations, or settles a failed one.
import { parseArgs } from 'node:util'
import { lockDataDir, openDataDir } from './lib/data-dir.mjs'
import { startEmbeddedDatabase } from './lib/embedded-database.mjs'
import { applyMigrations, resolveMigration } from './lib/migrate.mjs'
import { MIGRATIONS_DIR, ROOT } from './lib/project.mjs'

const USAGE = 'Usage: node scripts/db-migrate.mjs [--resolve <migration name> [--as rolled-back|applied]]'

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

async function main() {
  const { values } = parseArgs({
    options: { resolve: { type: 'string' }, as: { type: 'string', default: 'rolled-back' } },
  })
  const as = values.as
  if (as !== 'rolled-back' && as !== 'applied') throw new Error(USAGE)
  await withDatabase(async (url) => {
    if (values.resolve !== undefined) {
      await resolveMigration({ url, dir: MIGRATIONS_DIR, name: values.resolve, as })
      return console.log(`${values.resolve} is marked as ${as}.`)
    }
    const names = await applyMigrations({ url, dir: MIGRATIONS_DIR })
    console.log(names.length > 0 ? `Applied ${names.join(', ')}.` : 'Nothing to apply.')
  })
}

/** @param {(url: string) => Promise<void>} work */
async function withDatabase(work) {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL)
  const dataDir = openDataDir(process.env.MILLRACE_DATA_DIR ?? `${ROOT}/.millrace`)
  const lock = await lockDataDir(dataDir.path)
  const database = await startEmbeddedDatabase({ dataDir: dataDir.database })
  try {
    await work(database.url)
  } finally {
    await database.stop()
    await lock.release()
  }
}
