import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { env } from '@/env'
import { processSingleton } from '@/lib/process-singleton'
import { dataPath } from './data-path'

const Secrets = z.object({ auth_secret: z.string().min(43), encryption_key: z.string().min(43) })

/** Signs sessions and tokens: 256 bits, base64url. From MILLRACE_AUTH_SECRET or the data directory. */
export function authSecret(): string {
  return env.MILLRACE_AUTH_SECRET ?? storedSecrets().auth_secret
}

/** Encrypts stored secrets: 256 bits, base64url. From MILLRACE_ENCRYPTION_KEY or the data directory. */
export function encryptionKey(): string {
  return env.MILLRACE_ENCRYPTION_KEY ?? storedSecrets().encryption_key
}

const storedSecrets = processSingleton('secrets', () => {
  const file = dataPath('secrets.json')
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new Error(
      `The secrets in ${file} cannot be read. Start with \`npm start\`, which creates them, or set MILLRACE_AUTH_SECRET and MILLRACE_ENCRYPTION_KEY.`,
      { cause },
    )
  }
})
