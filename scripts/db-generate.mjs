// npm run db:generate: writes the Prisma client to src/platform/db/generated (not committed).
import { generateClient } from './lib/generate-client.mjs'
import { ROOT } from './lib/project.mjs'
import { CommandError } from './lib/run-command.mjs'

try {
  await generateClient(ROOT)
} catch (error) {
  console.error(error instanceof CommandError ? `${error.message}\n${error.output}` : error)
  process.exit(1)
}
