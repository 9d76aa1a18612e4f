import NextAuth from 'next-auth'
import { startSession } from '@/modules/access/server'
import { endLoginSession } from '@/modules/identity/server'
import { authOptions } from '@/platform/auth/auth-options'

/** Sign-in and sign-out of browsers. The handler is made per request, since its settings are read from files. */
export const authHandler = (
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> =>
  NextAuth(
    authOptions({
      startSession: (credentials, client) => startSession(credentials, 'cookie', client),
      endSession: endLoginSession,
    }),
  )(request, context)
