import type { Actor, UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import {
  apiKeyRepository,
  countApiKeyUse,
  knownActors,
  loginSessionRepository,
  readAccessToken,
} from '@/modules/identity/server'
import type { Credential } from '@/platform/auth/read-credential'
import { hashToken } from '@/platform/crypto/token'
import { logger } from '@/platform/telemetry/logger'
import { rightsOf } from './rights/rights.policy'
import { rightsRepository } from './rights/rights.repository'

/**
 * The one function that turns a credential, of whatever form, into an actor. Throws 401 when it is not good (any more):
 * unknown, revoked, expired, its user locked or no longer in its tenant.
 */
export async function resolveActor(credential: Credential | undefined): Promise<Actor> {
  if (!credential) return { kind: 'anonymous' }
  const cache_key = hashToken(`${credential.form}:${credential.value}`)
  const actor = await knownActors().recall(cache_key, async () => {
    const found = await lookUp(credential)
    // Thrown inside, so that refusals are not remembered: they would push good credentials out.
    if (!found)
      throw new AppError('unauthenticated', 'This credential is not valid', { hint: refusals[credential.form] })
    return found
  })
  if (actor.credential === 'api_key')
    countApiKeyUse(actor.credential_id, (error) => logger.warn({ error }, 'api key use'))
  return actor
}

const refusals: Record<Credential['form'], string> = {
  session: 'Sign in again.',
  token: 'Sign in again, or refresh the token.',
  api_key: 'Check the key, or create a new one in Settings → API keys.',
}

async function lookUp({ form, value }: Credential): Promise<UserActor | undefined> {
  if (form === 'api_key') {
    const key = await apiKeyRepository.byHash(hashToken(value))
    return key ? actorOf(key.user_id, key.tenant_id, form, key.id) : undefined
  }
  const session_id = form === 'token' ? await readAccessToken(value) : value
  const session = session_id === undefined ? undefined : await loginSessionRepository.active(session_id)
  const kind = form === 'token' ? 'token' : 'cookie'
  return session?.kind === kind ? actorOf(session.user_id, session.tenant_id, form, session.id) : undefined
}

/** Somebody in whose name work goes on without a request: a run that was paused. Undefined when they may not enter any more. */
export const actorOfUser = (user_id: number, tenant_id: string): Promise<UserActor | undefined> =>
  actorOf(user_id, tenant_id, 'session', '')

async function actorOf(
  user_id: number,
  tenant_id: string,
  credential: UserActor['credential'],
  credential_id: string,
): Promise<UserActor | undefined> {
  const bound = await rightsRepository.find(tenant_id, user_id)
  if (!bound) return undefined
  const { username, is_superuser } = bound
  return { kind: 'user', user_id, username, tenant_id, is_superuser, ...rightsOf(bound), credential, credential_id }
}
