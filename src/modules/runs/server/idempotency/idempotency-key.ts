import { createHash } from 'node:crypto'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'

/** What a call named itself, so that made again it is known. */
export interface IdempotencyKey {
  key: string
  /** SHA-256 of who called and what they sent. */
  body_hash: string
}

/** Longest key, in characters. */
const MAX_KEY = 255

/** The key that a caller gave, if any; `sent` is all that tells two calls apart. */
export function idempotencyKey(actor: UserActor, given: string | undefined, sent: unknown): IdempotencyKey | undefined {
  const key = given?.trim()
  if (!key) return undefined
  if (key.length > MAX_KEY)
    throw new AppError('bad_request', `The Idempotency-Key is longer than ${MAX_KEY} characters`)
  const body_hash = createHash('sha256')
    .update(JSON.stringify([actor.user_id, sent]))
    .digest('hex')
  return { key, body_hash }
}
