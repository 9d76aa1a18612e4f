import { z } from 'zod'
import { text } from '@/contract/ids'
import { operation } from '@/contract/operation'

export const TokenPair = z
  .object({
    access_token: z.string().describe('Send as "Authorization: Bearer …"; lasts one hour'),
    refresh_token: z.string().describe('Single use; lasts seven days'),
    token_type: z.literal('bearer'),
  })
  .meta({ id: 'TokenPair' })

const common = { surface: 'studio', group: 'Login' } as const

/** Not in the studio document, but its clients sign in this way. */
export const loginOps = {
  login: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/login',
    access: 'public',
    audit: 'sign_in',
    summary: 'Sign in with name and password (OAuth 2 password form)',
    body: 'form',
    rate_limit: 'login',
    errors: ['unauthenticated', 'too_many_requests'],
    input: z.object({
      username: text(64).min(1),
      password: z.string().min(1).max(256),
      grant_type: z.literal('password').optional(),
      scope: text(200).optional(),
    }),
    output: TokenPair,
  }),
  refresh: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/refresh',
    access: 'public',
    audit: 'own_record',
    summary: 'Exchange a refresh token for a new pair',
    description: 'The old refresh token is spent; using it again ends the sign-in.',
    rate_limit: 'login',
    errors: ['unauthenticated', 'too_many_requests'],
    input: z.object({ refresh_token: text(200).min(1) }),
    output: TokenPair,
  }),
  logout: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/logout',
    access: 'authenticated',
    summary: 'End this sign-in',
    body: 'none',
    input: z.object({}),
    output: z.object({ message: z.string() }),
  }),
}
