import { z } from 'zod'
import { AppError } from '@/contract/errors'
import { endLoginSession, loginSessionRepository, sessionLife } from '@/modules/identity/server'
import { hashToken, newToken } from '@/platform/crypto/token'
import { tokenPair } from './log-in'

const refused = () => new AppError('unauthenticated', 'This refresh token is not valid', { hint: 'Sign in again.' })

/** Exchanges a refresh token for a new pair. A token that was spent before ends the whole sign-in: somebody copied it. */
export async function refreshLogin(input: { refresh_token: string }) {
  const [id, secret] = input.refresh_token.split('.')
  if (!z.uuid().safeParse(id).success || !id || !secret) throw refused()
  const session = await loginSessionRepository.active(id)
  if (session?.kind !== 'token') throw refused()
  const next = newToken('')
  const expires = new Date(Date.now() + sessionLife.token)
  if (!(await loginSessionRepository.swapRefreshToken(id, hashToken(secret), hashToken(next), expires))) {
    await endLoginSession(id)
    throw refused()
  }
  return tokenPair(id, next)
}
