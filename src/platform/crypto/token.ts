import { createHash, randomBytes } from 'node:crypto'

/** A new random token: the prefix and 256 bits in base64url (43 characters). */
export function newToken(prefix: string): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** What is stored of a token: SHA-256 in hex. Enough for random tokens; passwords need a slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
