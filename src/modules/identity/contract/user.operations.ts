import { z } from 'zod'
import { text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { Password, UserRead } from './user.schema'

export const userOps = {
  read_current_user: operation({
    surface: 'studio',
    method: 'GET',
    path: '/api/v1/users/whoami',
    access: 'authenticated',
    group: 'Users',
    summary: 'Read the signed-in user',
    input: z.object({}),
    output: UserRead,
  }),
  update_profile: operation({
    surface: 'console',
    access: 'profile:modify',
    group: 'Users',
    summary: 'Change your own name and e-mail address',
    input: z.object({
      nickname: text(80).nullable().optional(),
      email: z.union([z.literal(''), z.email().max(254)]).optional(),
    }),
    output: UserRead,
  }),
  change_password: operation({
    surface: 'console',
    access: 'profile:modify',
    group: 'Users',
    summary: 'Change your own password',
    description: 'Ends every other sign-in of yours at once; API keys stay.',
    rate_limit: 'login',
    input: z.object({ current_password: z.string().max(256), new_password: Password }),
    output: z.object({ ended_sessions: z.int().describe('Other sign-ins that were ended') }),
  }),
}
