import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** A live process renews the lock every 10 s; without renewal it counts as abandoned after this time. */
const LOCK_STALE_MS = 60_000

/** @typedef {{ auth_secret: string, encryption_key: string }} Secrets 256-bit each, base64url */
/** @typedef {{ pid: number, address: string | null, started_at: string }} LockInfo */

/**
 * Creates what is missing in the data directory: `files/`, `db/` and `secrets.json`. Readable by this account only.
 *
 * @param {string} dir
 * @returns {{ path: string, database: string, secrets: Secrets }} absolute paths
 * @throws when the directory cannot be written, or secrets.json is not what was written there
 */
export function openDataDir(dir) {
  const path = resolve(dir)
  try {
    mkdirSync(join(path, 'files'), { recursive: true, mode: 0o700 })
    chmodSync(path, 0o700)
  } catch (error) {
    throw new Error(
      `The data directory ${path} cannot be created or is not yours: ${messageOf(error)}. Set MILLRACE_DATA_DIR.`,
    )
  }
  return { path, database: join(path, 'db'), secrets: readOrCreateSecrets(join(path, 'secrets.json')) }
}

/** @param {string} file @returns {Secrets} */
function readOrCreateSecrets(file) {
  if (!existsSync(file)) {
    const secrets = { auth_secret: newSecret(), encryption_key: newSecret() }
    writePrivately(file, secrets)
    return secrets
  }
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  /** @type {Partial<Secrets>} */
  let found = {}
  try {
    found = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Error(
      `${file} cannot be read: ${messageOf(error)}. Restore it from a backup: it decrypts the stored keys.`,
    )
  }
  const { auth_secret, encryption_key } = found
  if (!auth_secret || !encryption_key) {
    throw new Error(
      `${file} lacks auth_secret or encryption_key. Restore it from a backup: it decrypts the stored keys.`,
    )
  }
  return { auth_secret, encryption_key }
}

function newSecret() {
  return randomBytes(32).toString('base64url')
}

/** Written whole or not at all: a crash must not leave half a file. @param {string} file @param {unknown} value */
export function writePrivately(file, value) {
  const draft = `${file}.${process.pid}.new`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}

/** Another process uses the data directory. */
export class DataDirLockedError extends Error {
  /** @override */
  name = 'DataDirLockedError'
}

/**
 * Claims the data directory for this process; an abandoned claim (its process is gone) is taken over.
 *
 * @param {string} path
 * @returns {Promise<{ announce: (address: string) => void, release: () => Promise<void> }>}
 * @throws {DataDirLockedError} naming the other process and its address
 */
export async function lockDataDir(path) {
  const { default: lockfile } = await import('proper-lockfile')
  const lockfilePath = join(path, 'lock')
  const infoFile = join(path, 'lock.json')
  const options = { lockfilePath, stale: LOCK_STALE_MS, update: 10_000, onCompromised: giveUp }
  const started_at = new Date().toISOString()
  const holder = existsSync(lockfilePath) ? readInfo(infoFile) : undefined
  if (holder && !isAlive(holder.pid)) rmSync(lockfilePath, { recursive: true, force: true })
  let release
  try {
    release = await lockfile.lock(path, options)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ELOCKED')) throw error
    const by = readInfo(infoFile)
    throw new DataDirLockedError(
      `Another Millrace runs on this data directory (${path})${by ? `: process ${by.pid}, ${by.address ?? 'still starting'}` : ''}. ` +
        'Stop it first, or set MILLRACE_DATA_DIR to another directory.',
    )
  }
  writePrivately(infoFile, { pid: process.pid, address: null, started_at })
  return {
    announce: (address) => writePrivately(infoFile, { pid: process.pid, address, started_at }),
    release: async () => {
      rmSync(infoFile, { force: true })
      await release()
    },
  }
}

/** Two processes on one database would destroy it. @param {Error} error */
function giveUp(error) {
  console.error(`The data directory was taken over by another process (${error.message}). This one ends.`)
  process.exit(75)
}

/** @param {string} file @returns {LockInfo | undefined} */
function readInfo(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Whether a process with this number runs. @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Ended, but not yet collected by its parent: containers often have no init that does. @param {number} pid */
function isZombie(pid) {
  const file = `/proc/${pid}/stat`
  return existsSync(file) && /\) Z /.test(readFileSync(file, 'utf8'))
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}
