import type { z } from 'zod'
import type { Actor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { userOps } from '../contract/user.operations'
import { hashPassword } from './password-hash'
import { signUpRules } from './sign-up-rules'
import { userDto } from './user.dto'
import { userRepository } from './user.repository'

/** Sign-up where the installation allows it; its owners may always add users. The account enters a tenant at once. */
export async function addUser(actor: Actor, input: z.infer<typeof userOps.add_user.input>) {
  const by = actor.kind === 'user' && actor.privileges.has('user:create') ? actor : undefined
  const rules = await signUpRules()
  if (!by && !rules.open)
    throw new AppError('forbidden', 'Sign-up is closed on this installation', {
      hint: 'Ask one of its owners for an invitation.',
    })
  const { username, nickname, optins } = input
  // Asked before the password is hashed: strangers cannot make the server work by names that are taken.
  if (await userRepository.byUsername(username)) throw nameTaken(username)
  try {
    const user = await userRepository.create(
      {
        username,
        nickname: nickname ?? null,
        password_hash: await hashPassword(input.password),
        ...(optins ? { optins } : {}),
        is_active: by !== undefined || rules.active,
      },
      by ? { tenant_id: by.tenant_id, role_ids: rules.role_ids, by: by.user_id } : { role_ids: rules.role_ids },
    )
    return userDto(user)
  } catch (error) {
    throw isUniqueViolation(error) ? nameTaken(username) : error
  }
}

export const nameTaken = (username: string) =>
  new AppError('bad_request', `The user name "${username}" is taken`, { hint: 'Choose another one.' })
