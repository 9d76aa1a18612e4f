import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { AppError } from '@/contract/errors'
import { authSecret } from '@/platform/data-dir/secrets'
import { isSecure, sessionCookieName } from './session-cookie'

export interface AuthHooks {
  /** Checks name and password and records the sign-in. Throws AppError when refused. */
  startSession(
    credentials: { username: string; password: string },
    client: { address: string; user_agent: string },
  ): Promise<{ session_id: string; user: { id: number; username: string } }>
  endSession(session_id: string): Promise<void>
}

/** next-auth with one credentials provider. Its token only names a sign-in; the sign-in's row decides. */
export function authOptions(hooks: AuthHooks): NextAuthOptions {
  const secure = isSecure()
  const cookie = (name: string, httpOnly = true) => ({
    name: `${secure ? '__Host-' : ''}millrace.${name}`,
    options: { httpOnly, sameSite: 'lax' as const, path: '/', secure },
  })
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: 30 * 24 * 60 * 60 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { ...cookie('session'), name: sessionCookieName() },
      csrfToken: cookie('csrf'),
      callbackUrl: cookie('callback'),
    },
    providers: [
      CredentialsProvider({
        name: 'Name and password',
        credentials: { username: { type: 'text' }, password: { type: 'password' } },
        async authorize(credentials, request) {
          const { username = '', password = '' } = credentials ?? {}
          const header = (name: string): string => {
            const value: unknown = request.headers?.[name]
            return typeof value === 'string' ? value : ''
          }
          try {
            const { session_id, user } = await hooks.startSession(
              { username: username.slice(0, 64), password: password.slice(0, 256) },
              { address: header('x-millrace-address'), user_agent: header('user-agent') },
            )
            return { id: session_id, name: user.username }
          } catch (error) {
            // next-auth shows the message of what is thrown here as the error code of the sign-in page.
            if (error instanceof AppError) throw new Error(error.code)
            throw error
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { session_id: user.id, name: user.name ?? '' } : token),
      session: ({ session, token }) => ({ ...session, user: { name: token.name ?? '' } }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token.session_id === 'string') await hooks.endSession(token.session_id)
      },
    },
  }
}
