import { AppError } from '@/contract/errors'
import { hashPassword, userDto } from '@/modules/identity/server'
import { constantTimeEqual } from '@/platform/crypto/constant-time-equal'
import { hashToken } from '@/platform/crypto/token'
import { forgetSetupToken, readSetupToken } from '@/platform/data-dir/setup-token'
import { ownerRepository } from './owner.repository'

/** Creates the owner of a new installation. Refused once there is one, and without the token where one was printed. */
export async function createOwner(input: { username: string; password: string; token?: string | undefined }) {
  const expected = await readSetupToken()
  if (expected !== undefined && !constantTimeEqual(hashToken(input.token ?? ''), expected))
    throw new AppError('forbidden', 'This installation asks for its set-up token', {
      hint: 'Open the address that the server printed when it started; it carries the token.',
    })
  return createFirstOwner(input)
}

/** The same without a token: for the operator's own settings at start. */
export async function createFirstOwner(input: { username: string; password: string }) {
  const taken = () => new AppError('conflict', 'This installation has an owner already', { hint: 'Sign in instead.' })
  // Looked at first, so that strangers cannot make a finished installation hash passwords for them.
  if (await ownerRepository.exists()) throw taken()
  const user = await ownerRepository.createFirst(input.username.toLowerCase(), await hashPassword(input.password))
  if (!user) throw taken()
  await forgetSetupToken()
  return userDto(user)
}
