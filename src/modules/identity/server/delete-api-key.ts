import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { forgetActors } from './actor-cache'
import { apiKeyRepository } from './api-key.repository'

/** Revokes one of the caller's keys; it is refused from the next request on. */
export async function deleteApiKey(actor: UserActor, input: { api_key_id: string }) {
  if (!(await apiKeyRepository.revoke(actor.tenant_id, actor.user_id, input.api_key_id))) throw notFound('API key')
  forgetActors()
  return { detail: 'API Key deleted' }
}
