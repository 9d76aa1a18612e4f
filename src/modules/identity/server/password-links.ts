import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { hashToken, newToken } from '@/platform/crypto/token'
import type { userOps } from '../contract/user.operations'
import { forgetActors } from './actor-cache'
import { hashPassword } from './password-hash'
import { userRepository } from './user.repository'
import { userTokenRepository } from './user-token.repository'

const day = 24 * 60 * 60 * 1000
/** How long a link lives: people are on holiday when they are invited, and at the desk when they ask for a reset. */
const life = { invite: 14 * day, reset: day }

/** A link with which a user chooses a password. Earlier ones of the user stop working. The token is shown this once. */
export async function newPasswordLink(user_id: number, kind: 'invite' | 'reset', c_uid: number) {
  const token = newToken('mw_')
  const expires_at = new Date(Date.now() + life[kind])
  await userTokenRepository.replace({ user_id, kind, token_hash: hashToken(token), c_uid, expires_at })
  return { token, expires_at: expires_at.toISOString() }
}

export async function createResetLink(actor: UserActor, input: { user_id: number }) {
  const user = await userRepository.byId(input.user_id)
  if (!user) throw notFound('User')
  return newPasswordLink(user.id, 'reset', actor.user_id)
}

/** The same answer for links that never were, are spent, or have expired. */
const refused = () =>
  new AppError('not_found', 'This link is not valid (any more)', { hint: 'Ask for a new one: each works once.' })

export async function readPasswordLink(input: { token: string }) {
  const link = await userTokenRepository.valid(hashToken(input.token))
  if (!link) throw refused()
  return { username: link.user.username, kind: link.kind === 'invite' ? ('invite' as const) : ('reset' as const) }
}

/** Sets the password and spends the link, both or neither; every sign-in of the account ends. */
export async function redeemPasswordLink(input: z.infer<typeof userOps.redeem_password_link.input>) {
  const token_hash = hashToken(input.token)
  // Looked at first, so that strangers cannot make the server hash passwords for them.
  if (!(await userTokenRepository.valid(token_hash))) throw refused()
  const user = await userTokenRepository.spend(token_hash, await hashPassword(input.password))
  if (!user) throw refused()
  forgetActors()
  return { username: user.username }
}
