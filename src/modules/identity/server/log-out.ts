import type { UserActor } from '@/contract/actor'
import { forgetActors } from './actor-cache'
import { loginSessionRepository } from './login-session.repository'

/** Ends the sign-in that made this call. An API key is not a sign-in, so it stays. */
export async function logOut(actor: UserActor) {
  if (actor.credential !== 'api_key') await endLoginSession(actor.credential_id)
  return { message: 'Logout successful' }
}

/** Ends one sign-in; its cookie and tokens are refused from now on. */
export async function endLoginSession(session_id: string): Promise<void> {
  await loginSessionRepository.revoke(session_id)
  forgetActors()
}
