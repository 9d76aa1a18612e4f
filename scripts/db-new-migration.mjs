// npm run db:migration -- <name>: writes the next Prisma migration from the difference between migrations and schema.
import { relative } from 'node:path'
import { newMigration } from './lib/new-migration.mjs'
import { MIGRATIONS_DIR, ROOT, SCHEMA_DIR } from './lib/project.mjs'

const name = process.argv[2]
if (!name) {
  console.error('Say what the migration does: npm run db:migration -- add_flow_tags')
  process.exit(2)
}
try {
  const file = await newMigration({ name, schemaDir: SCHEMA_DIR, migrationsDir: MIGRATIONS_DIR })
  console.log(
    file
      ? `Wrote ${relative(ROOT, file)}. Read it, then restart to apply it.`
      : 'The schema says what the migrations say: nothing to write.',
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
