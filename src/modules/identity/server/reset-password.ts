import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import type { userOps } from '../contract/user.operations'
import { forgetActors } from './actor-cache'
import { loginSessionRepository } from './login-session.repository'
import { checkPassword, hashPassword } from './password-hash'
import { userDto } from './user.dto'
import { userRepository } from './user.repository'

/** A new password for the caller's own account. Every other sign-in ends at once. */
export async function resetPassword(actor: UserActor, input: z.infer<typeof userOps.reset_password.input>) {
  if (input.user_id !== actor.user_id) throw notFound('User')
  const user = await userRepository.byId(actor.user_id)
  if (!user) throw notFound('User')
  if (input.password == null)
    throw new AppError('invalid_input', 'A new password is needed', {
      issues: [{ loc: ['body', 'password'], msg: 'is needed', type: 'missing' }],
    })
  if (await checkPassword(input.password, user.password_hash))
    throw new AppError('bad_request', 'This is your password already', { hint: 'Choose another one.' })
  const password_hash = await hashPassword(input.password)
  const changed = await userRepository.update(user.id, { password_hash, reset_passwd: false })
  await loginSessionRepository.revokeOthers(user.id, actor.credential === 'api_key' ? undefined : actor.credential_id)
  forgetActors()
  return userDto(changed)
}
