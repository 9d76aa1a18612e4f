// Needs no package: it is what installs them.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentHash, isStamped, stamp } from './content-hash.mjs'
import { runCommand } from './run-command.mjs'

const OLDEST_NODE = [20, 9]

/** Ends the process when this Node is too old to run anything here. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantMajor = 0, wantMinor = 0] = OLDEST_NODE
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return
  console.error(
    `Millrace needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node} (${process.execPath}).`,
  )
  process.exit(1)
}

/**
 * Installs the packages of package-lock.json unless they are there already.
 *
 * @param {string} root
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensureInstalled(root) {
  const hash = contentHash(root, ['package-lock.json'])
  const stampFile = join(root, 'node_modules/.millrace-installed')
  if (isStamped(stampFile, hash)) return false
  if (!isInstalled(root)) {
    const npm = process.env.npm_execpath
    const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
    // The build needs the development packages, also where NODE_ENV says production.
    const args = [...before, 'ci', '--include=dev', '--no-audit', '--no-fund']
    await runCommand(command, args, { cwd: root, env: { ...process.env, NODE_ENV: undefined } })
    stamp(stampFile, hash)
    return true
  }
  stamp(stampFile, hash)
  return false
}

/** Somebody may have installed by hand: npm keeps a list of what is there. @param {string} root */
function isInstalled(root) {
  const hidden = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return false
  const there = readPackages(hidden)
  const wanted = Object.entries(readPackages(join(root, 'package-lock.json'))).filter(([path]) => path !== '')
  return wanted.every(([path, entry]) => there[path]?.version === entry.version || (!there[path] && entry.optional))
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}
