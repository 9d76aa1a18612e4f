import type { UserActor } from '@/contract/actor'
import { notFound } from '@/contract/errors'
import { userDto } from './user.dto'
import { userRepository } from './user.repository'

/** The signed-in user. */
export async function readCurrentUser(actor: UserActor) {
  const user = await userRepository.byId(actor.user_id)
  if (!user) throw notFound('User')
  return userDto(user)
}
