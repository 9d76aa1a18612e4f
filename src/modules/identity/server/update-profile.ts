import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import type { userOps } from '../contract/user.operations'
import { userDto } from './user.dto'
import { userRepository } from './user.repository'

/** Changes the signed-in user's own name and e-mail address; nothing else can be changed here. */
export async function updateProfile(actor: UserActor, input: z.infer<typeof userOps.update_profile.input>) {
  const { nickname, email } = input
  return userDto(
    await userRepository.update(actor.user_id, {
      ...(nickname === undefined ? {} : { nickname }),
      ...(email === undefined ? {} : { email }),
    }),
  )
}
