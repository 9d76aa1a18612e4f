import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { forgetActors } from './actor-cache'
import { loginSessionRepository } from './login-session.repository'
import { checkPassword, hashPassword } from './password-hash'
import { assertMayTry, recordFailure } from './sign-in-throttle'
import { userRepository } from './user.repository'

/** Sets a new password and ends every other sign-in of the user at once. */
export async function changePassword(actor: UserActor, input: { current_password: string; new_password: string }) {
  await assertMayTry(actor.username, 'password change')
  const user = await userRepository.byId(actor.user_id)
  if (!user) throw notFound('User')
  if (!(await checkPassword(input.current_password, user.password_hash))) {
    await recordFailure(actor.username, 'password change')
    throw new AppError('invalid_input', 'The current password is not right', {
      issues: [{ loc: ['body', 'current_password'], msg: 'is not right', type: 'wrong_password' }],
    })
  }
  await userRepository.update(user.id, { password_hash: await hashPassword(input.new_password), reset_passwd: false })
  const keep = actor.credential === 'api_key' ? undefined : actor.credential_id
  const { count } = await loginSessionRepository.revokeOthers(user.id, keep)
  forgetActors()
  return { ended_sessions: count }
}
