import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { signInProvider } from '@/platform/auth/sign-in-provider'
import { connectedAccountRepository } from './connected-account.repository'
import { noPassword } from './password-hash'
import { userRepository } from './user.repository'
import { userTokenRepository } from './user-token.repository'

const minutes = 60_000
/** How long somebody has to come back from the provider. */
const patience = 10 * minutes

export async function listConnectedAccounts(actor: UserActor) {
  const rows = await connectedAccountRepository.ofUser(actor.user_id)
  return {
    provider: signInProvider()?.name ?? null,
    accounts: rows.map(({ id, issuer, subject, create_at }) => ({
      id,
      issuer,
      subject,
      create_at: create_at.toISOString(),
    })),
  }
}

/** Notes that the next sign-in at the provider, by this browser and soon, is to be connected to the caller's account. */
export async function startConnecting(actor: UserActor) {
  if (actor.credential !== 'session')
    throw new AppError('bad_request', 'Accounts are connected in a browser', { hint: 'Sign in there, then connect.' })
  if (!signInProvider()) throw new AppError('conflict', 'This installation has no sign-in provider')
  await userTokenRepository.replace({
    user_id: actor.user_id,
    kind: 'connect',
    // Names the sign-in that asked; no secret, since the provider's answer comes to that very browser.
    token_hash: `connect:${actor.credential_id}`,
    c_uid: actor.user_id,
    expires_at: new Date(Date.now() + patience),
  })
  return null
}

/** Whether this sign-in asked for a connection a moment ago; asking once connects once. */
export const takeConnecting = (session_id: string): Promise<number | undefined> =>
  userTokenRepository.takeConnecting(`connect:${session_id}`)

export async function disconnectAccount(actor: UserActor, input: { account_id: string }) {
  const [user, accounts] = await Promise.all([
    userRepository.byId(actor.user_id),
    connectedAccountRepository.ofUser(actor.user_id),
  ])
  if (!accounts.some(({ id }) => id === input.account_id)) throw notFound('Connected account')
  if (user?.password_hash === noPassword && accounts.length <= 1)
    throw new AppError('conflict', 'You could not sign in any more: this account has no password', {
      hint: 'Ask an owner of the installation for a link to choose one first.',
    })
  if (!(await connectedAccountRepository.disconnect(actor.user_id, input.account_id)))
    throw notFound('Connected account')
  return null
}
