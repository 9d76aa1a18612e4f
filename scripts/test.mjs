// npm test [-- step …]: everything that must hold, or only the named steps. Ends with "N passed, N failed".
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, requireNode } from './lib/ensure-installed.mjs'
import { ROOT } from './lib/project.mjs'
import { CommandError } from './lib/run-command.mjs'
import { duration, say, step } from './lib/steps.mjs'

requireNode()
console.log('Millrace, tests')
try {
  await step('Packages', async () => ((await ensureInstalled(ROOT)) ? 'installed' : 'unchanged'))
} catch (error) {
  console.error(error instanceof CommandError ? `${error.message}\n${error.output}` : error)
  console.log('0 passed, 1 failed')
  process.exit(1)
}

const { LOGS, testSteps } = await import('./lib/test-steps.mjs')
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !testSteps.some((one) => one.name === name))
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. Steps: ${testSteps.map((one) => one.name).join(', ')}.`)
  process.exit(2)
}

const total = { passed: 0, failed: 0, skipped: 0 }
mkdirSync(LOGS, { recursive: true })
for (const { name, title, run } of testSteps.filter((one) => wanted.length === 0 || wanted.includes(one.name))) {
  const started = performance.now()
  const { count, output, report } = await run(ownEnvironment())
  writeFileSync(join(LOGS, `${name}.log`), output)
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += count[key]
  say(`${count.failed > 0 ? '✗' : '✓'} ${title}: ${summary(count)} (${duration(performance.now() - started)})`)
  if (report) console.log(report)
  if (count.failed > 0) console.log(`${output.trimEnd()}\n  (all of it: .cache/test-logs/${name}.log)`)
}
console.log(summary(total))
process.exit(total.failed > 0 ? 1 : 0)

/** @param {{ passed: number, failed: number, skipped: number }} count */
function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** The settings of a developer's own installation must not reach the tests. */
function ownEnvironment() {
  const foreign = /^(MILLRACE_|DATABASE_URL$|REDIS_URL$|S3_|PORT$|HOST$|NODE_ENV$)/
  return Object.fromEntries(Object.entries({ ...process.env, NO_COLOR: '1' }).filter(([name]) => !foreign.test(name)))
}
