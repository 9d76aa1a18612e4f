import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { oneByOne } from '@/platform/trpc/one-by-one'
import type { userOps } from '../contract/user.operations'
import { deleteUser } from './delete-user'
import { patchUser } from './patch-user'

const columns = {
  lock: { is_locked: true },
  unlock: { is_locked: false },
  activate: { is_active: true },
  deactivate: { is_active: false },
}

/** Changes who of many gets in; each by the rules for one. */
export const changeUsers = (actor: UserActor, input: z.infer<typeof userOps.change_users.input>) =>
  oneByOne(input.user_ids, (user_id) => patchUser(actor, { user_id, ...columns[input.change] }))

/** Deletes those of many who own nothing; each by the rules for one. */
export const deleteUsers = (actor: UserActor, input: z.infer<typeof userOps.delete_users.input>) =>
  oneByOne(input.user_ids, (user_id) => deleteUser(actor, { user_id }))
