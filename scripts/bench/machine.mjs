import { createRequire } from 'node:module'
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { ROOT } from '../lib/project.mjs'
import { CommandError, runCommand } from '../lib/run-command.mjs'

const require = createRequire(import.meta.url)

/**
 * What figures depend on, as name and value.
 *
 * @returns {Promise<[name: string, value: string][]>}
 */
export async function describeMachine() {
  const { PGlite } = await import('@electric-sql/pglite')
  const db = await PGlite.create('memory://')
  const { rows } = await db.query('SHOW server_version')
  await db.close()
  const postgres = String(Object.values(Object(rows[0]))[0])
  const [load = 0] = loadavg()
  return [
    ['Date', new Date().toISOString()],
    ['Commit', await commit()],
    ['Processor', `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores, load before ${load.toFixed(1)}`],
    ['Memory', `${(totalmem() / 1e9).toFixed(1)} GB`],
    ['System', `${platform()} ${release()}`],
    ['Node', process.versions.node],
    ['Next', versionOf('next/package.json')],
    [
      'Database',
      `embedded, PGlite ${require(`${ROOT}/node_modules/@electric-sql/pglite/package.json`).version}, Postgres ${postgres}`,
    ],
  ]
}

/** @param {string} manifest */
function versionOf(manifest) {
  return String(require(manifest).version)
}

async function commit() {
  try {
    const hash = await runCommand('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT })
    const changed = await runCommand('git', ['status', '--porcelain', '--untracked-files=no'], { cwd: ROOT })
    return `${hash.trim()}${changed === '' ? '' : ' with changes that are not committed'}`
  } catch (error) {
    if (error instanceof CommandError) return 'unknown (not a git checkout)'
    throw error
  }
}
