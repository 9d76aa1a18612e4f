import { z } from 'zod'
import { Timestamp, text, UserId } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { LinkToken, Password, UserChange, Username, UserOptins, UserRead } from './user.schema'

const common = { surface: 'studio', group: 'Users' } as const
const at = '/api/v1/users'

export const userOps = {
  add_user: operation({
    ...common,
    method: 'POST',
    path: `${at}/`,
    status: 201,
    access: 'public',
    rate_limit: 'public',
    summary: 'Sign up, or add a user',
    description:
      'Open to everybody only if the installation allows sign-up; its owners may always add users. 400 for a name that is taken.',
    errors: ['bad_request', 'forbidden', 'too_many_requests'],
    input: z.object({
      username: Username,
      nickname: text(80).nullish(),
      password: Password,
      optins: UserOptins.nullish(),
    }),
    output: UserRead,
  }),
  read_all_users: operation({
    ...common,
    method: 'GET',
    path: `${at}/`,
    access: 'user:read',
    summary: 'List the users of the installation',
    input: z.object({
      skip: z.int().min(0).max(1_000_000).default(0),
      limit: z.int().min(1).max(500).default(10),
      search: text(200).nullish().describe('Part of the user name, any letter case'),
      is_active: z.boolean().nullish(),
      is_locked: z.boolean().nullish(),
      sort_by: z.enum(['id', 'username', 'nickname', 'is_sso', 'mobile', 'email']).default('id'),
      sort_order: z.enum(['asc', 'desc']).default('desc'),
    }),
    output: z
      .object({ total_count: z.int().describe('Over all pages'), users: z.array(UserRead) })
      .meta({ id: 'UsersResponse' }),
  }),
  read_current_user: operation({
    ...common,
    method: 'GET',
    path: `${at}/whoami`,
    access: 'authenticated',
    summary: 'Read the signed-in user',
    input: z.object({}),
    output: UserRead,
  }),
  patch_user: operation({
    ...common,
    method: 'PATCH',
    path: `${at}/{user_id}`,
    access: 'authenticated',
    summary: 'Change a user',
    description:
      'Everybody their own name, nickname, mobile, e-mail and picture; owners of the installation also other accounts, and what decides who gets in. Dates, `is_sso` and `store_api_key` are not taken from here.',
    errors: ['bad_request', 'conflict'],
    input: z.object({ user_id: UserId, ...UserChange.shape }),
    output: UserRead,
  }),
  delete_user: operation({
    ...common,
    method: 'DELETE',
    path: `${at}/{user_id}`,
    access: 'user:delete',
    summary: 'Delete a user who owns nothing any more',
    description: '400 for your own account; 409 says what the user still owns. Locking an account keeps everything.',
    errors: ['bad_request', 'conflict'],
    input: z.object({ user_id: UserId }),
    output: z.record(z.string(), z.string()).describe('The one key is `detail`'),
  }),
  reset_password: operation({
    ...common,
    method: 'PATCH',
    path: `${at}/{user_id}/reset-password`,
    access: 'authenticated',
    summary: 'Choose a new password for your own account',
    description: 'Only `password` of the body counts. Ends every other sign-in; API keys stay.',
    rate_limit: 'login',
    errors: ['bad_request', 'too_many_requests'],
    input: z.object({ user_id: UserId, ...UserChange.shape }),
    output: UserRead,
  }),
  update_profile: operation({
    surface: 'console',
    access: 'authenticated',
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
    access: 'authenticated',
    group: 'Users',
    summary: 'Change your own password',
    description: 'Ends every other sign-in of yours at once; API keys stay.',
    rate_limit: 'login',
    input: z.object({ current_password: z.string().max(256), new_password: Password }),
    output: z.object({ ended_sessions: z.int().describe('Other sign-ins that were ended') }),
  }),
  create_reset_link: operation({
    surface: 'console',
    access: 'user:modify',
    group: 'Users',
    summary: 'Make a link with which a user chooses a new password, once, within a day',
    description: 'Earlier links of the user stop working.',
    input: z.object({ user_id: UserId }),
    output: z.object({ token: z.string().describe('Shown this once'), expires_at: Timestamp }),
  }),
  read_password_link: operation({
    surface: 'console',
    access: 'public',
    group: 'Users',
    summary: 'Whose password a link is for',
    rate_limit: 'login',
    input: z.object({ token: LinkToken }),
    output: z.object({ username: z.string(), kind: z.enum(['invite', 'reset']) }),
  }),
  redeem_password_link: operation({
    surface: 'console',
    access: 'public',
    group: 'Users',
    summary: 'Choose a password with a link',
    description: 'The link is spent, and every sign-in of the account ends.',
    rate_limit: 'login',
    input: z.object({ token: LinkToken, password: Password }),
    output: z.object({ username: z.string() }),
  }),
  list_connected_accounts: operation({
    surface: 'console',
    access: 'authenticated',
    group: 'Users',
    summary: 'Accounts at the sign-in provider that lead to yours',
    input: z.object({}),
    output: z.object({
      provider: z.string().nullable().describe('What the provider is called; null without one'),
      accounts: z.array(z.object({ id: z.uuid(), issuer: z.string(), subject: z.string(), create_at: Timestamp })),
    }),
  }),
  start_connecting: operation({
    surface: 'console',
    access: 'authenticated',
    group: 'Users',
    summary:
      'Let your next sign-in at the provider, from this browser within ten minutes, be connected to your account',
    input: z.object({}),
    output: z.null(),
  }),
  disconnect_account: operation({
    surface: 'console',
    access: 'authenticated',
    group: 'Users',
    summary: 'Let an account at the provider lead to yours no longer',
    input: z.object({ account_id: z.uuid() }),
    output: z.null(),
  }),
}
