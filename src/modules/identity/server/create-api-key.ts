import { randomUUID } from 'node:crypto'
import type { UserActor } from '@/contract/actor'
import { hashToken, newToken } from '@/platform/crypto/token'
import { createdApiKeyDto } from './api-key.dto'
import { apiKeyRepository } from './api-key.repository'

/** How keys begin, so that people and secret scanners know one when they see it. */
export const apiKeyPrefix = 'mk_'

/** Makes a key of 256 random bits for the caller. Only its hash is kept. */
export async function createApiKey(actor: UserActor, input: { name?: string | null | undefined }) {
  const key = newToken(apiKeyPrefix)
  const row = await apiKeyRepository.create(actor.tenant_id, {
    id: randomUUID(),
    user_id: actor.user_id,
    name: input.name?.trim() || 'Untitled key',
    prefix: key.slice(0, apiKeyPrefix.length + 5),
    key_hash: hashToken(key),
  })
  return createdApiKeyDto(row, key)
}
