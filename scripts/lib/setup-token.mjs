import { createHash, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writePrivately } from './data-dir.mjs'

/**
 * Who reaches an installation without an owner first could claim it. Where others may reach it, only the person who sees
 * this process's output can: a token is made at every such start, and its hash left for the set-up page.
 *
 * @param {{ dataDir: string, databaseUrl: string, host: string, publicUrl: string | undefined }} options
 * @returns {Promise<string | undefined>} the token to print; nothing when none is needed
 */
export async function prepareSetupToken({ dataDir, databaseUrl, host, publicUrl }) {
  const file = join(dataDir, 'setup-token.json')
  if ((isLoopback(host) && !publicUrl) || (await ownerExists(databaseUrl))) {
    rmSync(file, { force: true })
    return undefined
  }
  const token = randomBytes(32).toString('base64url')
  writePrivately(file, {
    token_hash: createHash('sha256').update(token).digest('hex'),
    created_at: new Date().toISOString(),
  })
  return token
}

/** @param {string} host */
export function isLoopback(host) {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** @param {string} url */
async function ownerExists(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT EXISTS (SELECT 1 FROM "User" WHERE is_superuser) AS found')
    return rows[0]?.found === true
  } finally {
    await client.end()
  }
}
