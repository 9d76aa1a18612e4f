import { z } from 'zod'
import { text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { Password, Username, UserRead } from '@/modules/identity/contract/user.schema'

const common = { surface: 'console', access: 'public', group: 'Set-up' } as const

export const setupOps = {
  setup_status: operation({
    ...common,
    summary: 'Whether this installation has an owner yet',
    input: z.object({}),
    output: z.object({ needs_owner: z.boolean(), needs_token: z.boolean() }),
  }),
  create_owner: operation({
    ...common,
    summary: 'Create the owner of a new installation',
    description: 'Works once, on an installation without an owner.',
    rate_limit: 'login',
    input: z.object({
      username: Username,
      password: Password,
      token: text(200).optional().describe('The set-up token that the server printed, when it asks for one'),
    }),
    output: UserRead,
  }),
}
