import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDataDir } from './data-dir.mjs'
import { startEmbeddedDatabase } from './embedded-database.mjs'
import { applyMigrations } from './migrate.mjs'
import { MIGRATIONS_DIR } from './project.mjs'

/** Vitest global set-up of the `db` project: one embedded database in memory per run, migrated, and its secrets. */
export async function setup() {
  const dataDir = openDataDir(mkdtempSync(join(tmpdir(), 'millrace-test-')))
  const database = await startEmbeddedDatabase({ dataDir: 'memory://' })
  await applyMigrations({ url: database.url, dir: MIGRATIONS_DIR })
  process.env.DATABASE_URL = database.url
  process.env.MILLRACE_DATA_DIR = dataDir.path
  process.env.MILLRACE_DATABASE_POOL = '4'
  return async () => {
    await database.stop()
    rmSync(dataDir.path, { recursive: true, force: true })
  }
}
