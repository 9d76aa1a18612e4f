import { randomUUID } from 'node:crypto'
import NextAuth from 'next-auth'
import type { Actor } from '@/contract/actor'
import { resolveActor, signInWithProvider, startSession } from '@/modules/access/server'
import { endLoginSession } from '@/modules/identity/server'
import { audited } from '@/platform/audit/audited'
import { authOptions } from '@/platform/auth/auth-options'
import { readSessionCookie } from '@/platform/auth/session-cookie'
import { signInProvider } from '@/platform/auth/sign-in-provider'
import { clientAddress } from './client-address'

/**
 * Sign-in and sign-out of browsers. The handler is made per request, since its settings are read from files. No procedure
 * is called here, so what happens is recorded here.
 */
export const authHandler = (
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => {
  const client = { address: clientAddress(request), user_agent: request.headers.get('user-agent') ?? '' }
  const common = { ...client, request_id: randomUUID() }
  const signIn = { ...common, operation: 'access.sign_in', signs_in: true, actor: nobody }
  return NextAuth(
    authOptions(
      {
        startSession: (credentials, from) =>
          // The name that was tried, and nothing else of what was sent.
          audited({ ...signIn, input: { username: credentials.username } }, () =>
            startSession(credentials, 'cookie', from),
          ),
        startProviderSession: async (claims) => {
          const cookie = await readSessionCookie(request.headers)
          return audited({ ...signIn, operation: 'access.sign_in_with_provider', input: {} }, () =>
            signInWithProvider(claims, cookie, client),
          )
        },
        endSession: async (session_id) => {
          // A sign-in that is over already ends without a word.
          const actor = await resolveActor({ form: 'session', value: session_id }).catch((): Actor => nobody)
          if (actor.kind === 'anonymous') return
          await audited({ ...common, operation: 'access.sign_out', actor, input: {} }, () =>
            endLoginSession(session_id),
          )
        },
      },
      signInProvider(),
    ),
  )(request, context)
}

const nobody: Actor = { kind: 'anonymous' }
