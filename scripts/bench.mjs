// npm run bench [-- part …] [--quick]: speed and size, measured on this machine beside what is aimed at.
import { ensureInstalled, requireNode } from './lib/ensure-installed.mjs'
import { ROOT } from './lib/project.mjs'
import { step } from './lib/steps.mjs'

requireNode()
// Leaving by a signal must end the servers too, which listen to this process's exit.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))

console.log('Millrace, bench')
await step('Packages', async () => ((await ensureInstalled(ROOT)) ? 'installed' : 'unchanged'))
const { parts } = await import('./bench/parts.mjs')
const options = { quick: process.argv.includes('--quick') }
const wanted = process.argv.slice(2).filter((word) => word !== '--quick')
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no part ${unknown.join(', ')}. Parts: ${parts.map((part) => part.name).join(', ')}; --quick for short rounds.`,
  )
  process.exit(2)
}

const { ensureBuilt, ensureClient } = await import('./lib/ensure-built.mjs')
const { describeMachine } = await import('./bench/machine.mjs')
const { printTable } = await import('./bench/table.mjs')
await step('Database client', async () => ((await ensureClient(ROOT)) ? 'generated' : 'unchanged'))
await step('Application', async () => ((await ensureBuilt(ROOT)) ? 'built' : 'unchanged'))
console.log()
for (const [name, value] of await describeMachine()) console.log(`  ${name.padEnd(10)} ${value}`)
if (options.quick) console.log('  Short rounds: good for trying the bench, not for quoting its figures.')

let met = 0
let missed = 0
let broken = 0
for (const { name, run } of parts.filter((part) => wanted.length === 0 || wanted.includes(part.name))) {
  try {
    for (const table of await run(options)) {
      printTable(table)
      const aims = table.rows.flatMap((row) => row.aims ?? [])
      met += aims.filter((aim) => aim.met).length
      missed += aims.filter((aim) => !aim.met).length
    }
  } catch (error) {
    broken += 1
    console.error(`\n${name} broke: ${error instanceof Error ? error.stack : error}`)
  }
}
console.log(`\n${met} aims met, ${missed} missed${broken > 0 ? `, ${broken} parts broken` : ''}`)
process.exit(broken > 0 ? 1 : 0)
