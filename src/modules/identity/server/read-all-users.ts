import type { z } from 'zod'
import type { userOps } from '../contract/user.operations'
import { userDto } from './user.dto'
import { userRepository } from './user.repository'

/** One page of the users of the installation. */
export async function readAllUsers(input: z.infer<typeof userOps.read_all_users.input>) {
  const { total_count, users } = await userRepository.page(
    {
      search: input.search?.trim() ?? '',
      is_active: input.is_active ?? undefined,
      is_locked: input.is_locked ?? undefined,
    },
    input.sort_by,
    input.sort_order,
    { skip: input.skip, take: input.limit },
  )
  return { total_count, users: users.map(userDto) }
}
