import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { encryptionKey } from '@/platform/data-dir/secrets'

const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts a text with AES-256-GCM for storage: `v1.<iv, tag and cipher text in base64url>`.
 *
 * @param context says what the secret belongs to, such as tenant and name; the same text must be given to decrypt, so a
 *   value copied into another row does not open
 */
export function encryptSecret(text: string, context: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key(), iv)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
}

/**
 * Opens what {@link encryptSecret} made.
 *
 * @throws {SecretUnreadableError} when the key or the context is another one, or the value was changed
 */
export function decryptSecret(stored: string, context: string): string {
  const [version, payload, ...rest] = stored.split('.')
  if (version !== VERSION || payload === undefined || rest.length > 0) {
    throw new SecretUnreadableError('it was not written by this version of Millrace')
  }
  const bytes = Buffer.from(payload, 'base64url')
  if (bytes.length < IV_BYTES + TAG_BYTES) throw new SecretUnreadableError('it is cut short')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    throw new SecretUnreadableError('it was encrypted with another key, or for another place')
  }
}

/** A stored secret does not open. Its message holds nothing of the secret. */
export class SecretUnreadableError extends Error {
  override name = 'SecretUnreadableError'

  constructor(reason: string) {
    super(
      `A stored secret cannot be read: ${reason}. Restore secrets.json or MILLRACE_ENCRYPTION_KEY, or enter the secret again.`,
    )
  }
}

function key(): Buffer {
  const bytes = Buffer.from(encryptionKey(), 'base64url')
  if (bytes.length !== 32) throw new Error('The encryption key must be 32 bytes in base64url (43 characters).')
  return bytes
}
