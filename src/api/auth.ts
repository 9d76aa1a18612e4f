import NextAuth from 'next-auth'
import { signInWithProvider, startSession } from '@/modules/access/server'
import { endLoginSession } from '@/modules/identity/server'
import { authOptions } from '@/platform/auth/auth-options'
import { readSessionCookie } from '@/platform/auth/session-cookie'
import { signInProvider } from '@/platform/auth/sign-in-provider'
import { clientAddress } from './client-address'

/** Sign-in and sign-out of browsers. The handler is made per request, since its settings are read from files. */
export const authHandler = (
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> =>
  NextAuth(
    authOptions(
      {
        startSession: (credentials, client) => startSession(credentials, 'cookie', client),
        startProviderSession: async (claims) =>
          signInWithProvider(claims, await readSessionCookie(request.headers), {
            address: clientAddress(request),
            user_agent: request.headers.get('user-agent') ?? '',
          }),
        endSession: endLoginSession,
      },
      signInProvider(),
    ),
  )(request, context)
