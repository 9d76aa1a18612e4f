import { z } from 'zod'
import { Timestamp, text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { Username } from '@/modules/identity/contract/user.schema'
import { RoleId } from './role.schema'

const common = { surface: 'console', group: 'Members' } as const

const Invitation = z.object({
  uid: z.int(),
  username: z.string(),
  token: z.string().describe('For the link; shown this once'),
  expires_at: Timestamp,
})

export const memberOps = {
  invite_member: operation({
    ...common,
    access: 'member:create',
    summary: 'Make an account for somebody new in your tenant, and a link with which they choose their password',
    description:
      'The account is active once the link was used; it works once, for 14 days. Nobody gives more than they hold.',
    input: z.object({
      username: Username,
      nickname: text(80).nullish(),
      email: z.union([z.literal(''), z.email().max(254)]).default(''),
      role_ids: z.array(RoleId).max(50).default([]),
    }),
    output: Invitation,
  }),
  renew_invitation: operation({
    ...common,
    access: 'member:create',
    summary: 'Make a new link for somebody who has not used theirs',
    input: z.object({ uid: z.int().min(1).max(2_147_483_647) }),
    output: Invitation,
  }),
}
