import type { UserActor } from '@/contract/actor'
import { apiKeyDto } from './api-key.dto'
import { apiKeyRepository } from './api-key.repository'

/** The caller's own keys in this tenant, newest first. */
export async function listApiKeys(actor: UserActor) {
  const keys = await apiKeyRepository.list(actor.tenant_id, actor.user_id)
  return { total_count: keys.length, user_id: actor.user_id, api_keys: keys.map(apiKeyDto) }
}
