import { AppError } from '@/contract/errors'
import type { User } from '@/platform/db/generated/client'
import { checkPassword } from './password-hash'
import { assertMayTry, clearFailures, recordFailure } from './sign-in-throttle'
import { userRepository } from './user.repository'

/**
 * The user whose name and password these are. Unknown name, wrong password, locked and inactive accounts get the same
 * answer after the same work.
 */
export async function checkCredentials(username: string, password: string, address: string): Promise<User> {
  const name = username.toLowerCase()
  await assertMayTry(name, address)
  const user = await userRepository.byUsername(name)
  const matches = await checkPassword(password, user?.password_hash)
  if (!user || !matches || !user.is_active || user.is_locked) {
    await recordFailure(name, address)
    throw new AppError('unauthenticated', 'Incorrect username or password')
  }
  await clearFailures(name)
  return userRepository.update(user.id, { last_login_at: new Date() })
}
