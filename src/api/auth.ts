import { randomUUID } from 'node:crypto'
import NextAuth from 'next-auth'
import type { Actor } from '@/contract/actor'
import { resolveActor, startSession } from '@/modules/access/server'
import { endLoginSession } from '@/modules/identity/server'
import { audited } from '@/platform/audit/audited'
import { authOptions } from '@/platform/auth/auth-options'
import { clientAddress } from './client-address'

/** Sign-in and sign-out of browsers. The handler is made per request, since its settings are read from files. */
export const authHandler = (
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> => {
  const common = {
    address: clientAddress(request),
    user_agent: request.headers.get('user-agent') ?? '',
    request_id: randomUUID(),
  }
  return NextAuth(
    authOptions({
      startSession: (credentials, client) =>
        audited(
          {
            ...common,
            operation: 'access.sign_in',
            signs_in: true,
            actor: { kind: 'anonymous' },
            // The name that was tried, and nothing else of what was sent.
            input: { username: credentials.username },
          },
          () => startSession(credentials, 'cookie', client),
        ),
      endSession: async (session_id) => {
        // A sign-in that is over already ends without a word.
        const actor = await resolveActor({ form: 'session', value: session_id }).catch((): Actor => nobody)
        if (actor.kind === 'anonymous') return
        await audited({ ...common, operation: 'access.sign_out', actor, input: {} }, () => endLoginSession(session_id))
      },
    }),
  )(request, context)
}

const nobody: Actor = { kind: 'anonymous' }
