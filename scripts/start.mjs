// npm start: installs, builds and migrates what changed, then serves. The second start does none of it.
import { ensureInstalled, requireNode } from './lib/ensure-installed.mjs'
import { ROOT } from './lib/project.mjs'
import { CommandError } from './lib/run-command.mjs'
import { step } from './lib/steps.mjs'

const started = performance.now()
requireNode()
console.log('Millrace')
try {
  await step('Packages', async () => ((await ensureInstalled(ROOT)) ? 'installed' : 'unchanged'))
} catch (error) {
  console.error(error instanceof CommandError ? `${error.message}\n${error.output}` : error)
  process.exit(1)
}
const { runServer } = await import('./lib/run-server.mjs')
await runServer({ dev: false, started })
