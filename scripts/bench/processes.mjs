import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../lib/run-command.mjs'

/** @param {string} dataDir @returns {{ server: number, database: number }} process ids of a running product */
export function processesOf(dataDir) {
  const { pid } = JSON.parse(readFileSync(join(dataDir, 'lock.json'), 'utf8'))
  return { server: pid, database: Number(readFileSync(join(dataDir, 'db.pid'), 'utf8')) }
}

/** Memory in RAM of one process, in MB of 10⁶ bytes. @param {number} pid */
export async function residentMegabytes(pid) {
  const kibibytes = Number(await runCommand('ps', ['-o', 'rss=', '-p', String(pid)]))
  if (!(kibibytes > 0)) throw new Error(`ps does not tell the memory of process ${pid}.`)
  return (kibibytes * 1024) / 1e6
}
