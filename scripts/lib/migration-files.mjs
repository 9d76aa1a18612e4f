import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export const LOCKFILE =
  '# Prisma reads this file to know which dialect the migrations are written in.\nprovider = "postgresql"\n'

/**
 * Reads `prisma/migrations` in the order it is applied.
 *
 * @param {string} dir
 * @returns {Promise<{ name: string, sql: string, checksum: string }[]>} `checksum` is what Prisma records: SHA-256 in hex
 * @throws when a migration folder has no `migration.sql`
 */
export async function readMigrations(dir) {
  if (!existsSync(dir)) return []
  const entries = await readdir(dir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const file = join(dir, name, 'migration.sql')
      if (!existsSync(file)) throw new Error(`${file} is missing. Restore it, or remove the folder ${name}.`)
      const sql = await readFile(file, 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/**
 * The same migrations in the form the schema engine takes.
 *
 * @param {string} dir
 * @returns {Promise<import('@prisma/schema-engine-wasm').MigrationList>}
 */
export async function readMigrationList(dir) {
  const migrations = await readMigrations(dir)
  return {
    baseDir: dir,
    lockfile: { path: 'migration_lock.toml', content: LOCKFILE },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}
