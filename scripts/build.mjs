// npm run build: what npm start builds, without starting it; for images that are built once and started often.
import { ensureInstalled, requireNode } from './lib/ensure-installed.mjs'
import { ROOT } from './lib/project.mjs'
import { CommandError } from './lib/run-command.mjs'
import { step } from './lib/steps.mjs'

requireNode()
console.log('Millrace, build')
try {
  await step('Packages', async () => ((await ensureInstalled(ROOT)) ? 'installed' : 'unchanged'))
  const { ensureBuilt, ensureClient } = await import('./lib/ensure-built.mjs')
  await step('Database client', async () => ((await ensureClient(ROOT)) ? 'generated' : 'unchanged'))
  await step('Application', async () => ((await ensureBuilt(ROOT)) ? 'built' : 'unchanged'))
} catch (error) {
  console.error(error instanceof CommandError ? `${error.message}\n${error.output}` : error)
  process.exit(1)
}
