import { AppError } from '@/contract/errors'
import { checkCredentials, signAccessToken, startLoginSession } from '@/modules/identity/server'
import { membershipRepository } from '@/modules/tenancy/server'
import { noteForAudit } from '@/platform/audit/audited'
import { newToken } from '@/platform/crypto/token'

interface Client {
  address: string
  user_agent: string
}

/** Checks name and password and records a sign-in; the result names it. */
export async function startSession(
  credentials: { username: string; password: string },
  kind: 'cookie' | 'token',
  client: Client,
  refresh_secret?: string,
) {
  const user = await checkCredentials(credentials.username, credentials.password, client.address)
  const membership = await membershipRepository.first(user.id)
  if (!membership) throw new AppError('forbidden', 'You do not belong to an active tenant', { hint: 'Ask the owner.' })
  const session_id = await startLoginSession({
    address: client.address,
    user_agent: client.user_agent,
    kind,
    tenant_id: membership.tenant_id,
    user_id: user.id,
    ...(refresh_secret ? { refresh_secret } : {}),
  })
  const { id: user_id, username } = user
  noteForAudit({ actor: { user_id, username, tenant_id: membership.tenant_id } })
  return { session_id, user }
}

/** Signs a program in with name and password: a token pair. */
export async function logIn(input: { username: string; password: string }, client: Client) {
  const secret = newToken('')
  const { session_id } = await startSession(input, 'token', client, secret)
  return tokenPair(session_id, secret)
}

/** The answer of both login and refresh. The refresh token names its sign-in, so that a replay can end it. */
export async function tokenPair(session_id: string, secret: string) {
  return {
    access_token: await signAccessToken(session_id),
    refresh_token: `${session_id}.${secret}`,
    token_type: 'bearer' as const,
  }
}
