import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { AppError } from '@/contract/errors'
import { authSecret } from '@/platform/data-dir/secrets'
import { isSecure, sessionCookieName } from './session-cookie'

/** A sign-in provider that speaks OpenID Connect. */
export interface Provider {
  issuer: string
  client_id: string
  client_secret: string
  name: string
}

/** What a provider says of a person, its signature checked. */
export interface ProviderClaims {
  issuer: string
  /** The one thing that tells who it is. Names and addresses are for showing. */
  subject: string
  suggested_name: string
  nickname: string
}

export interface AuthHooks {
  /** Checks name and password and records the sign-in. Throws AppError when refused. */
  startSession(
    credentials: { username: string; password: string },
    client: { address: string; user_agent: string },
  ): Promise<{ session_id: string; user: { id: number; username: string } }>
  /** Records the sign-in of somebody whom the provider vouches for. Throws AppError when refused. */
  startProviderSession(claims: ProviderClaims): Promise<{ session_id: string; user: { id: number; username: string } }>
  endSession(session_id: string): Promise<void>
}

/** next-auth with name and password, and a provider where one is set. Its token only names a sign-in; the row decides. */
export function authOptions(hooks: AuthHooks, provider: Provider | undefined): NextAuthOptions {
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
      pkceCodeVerifier: cookie('pkce'),
      state: cookie('state'),
      nonce: cookie('nonce'),
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
      ...(provider ? [openIdConnect(provider)] : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== PROVIDER_ID) return true
        try {
          const claims = claimsOf(provider, account.providerAccountId, profile)
          const { session_id, user: found } = await hooks.startProviderSession(claims)
          // The token is made of this very object.
          user.id = session_id
          user.name = found.username
          return true
        } catch (error) {
          if (error instanceof AppError)
            return `/sign-in?error=${error.code === 'forbidden' ? 'sso_closed' : 'sso_refused'}`
          throw error
        }
      },
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

/** Stands in the address that the provider sends people back to: `/api/auth/callback/oidc`. */
const PROVIDER_ID = 'oidc'

const openIdConnect = ({ issuer, client_id, client_secret, name }: Provider): OAuthConfig<{ sub: string }> => ({
  id: PROVIDER_ID,
  name,
  type: 'oauth',
  wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  authorization: { params: { scope: 'openid profile email' } },
  idToken: true,
  checks: ['pkce', 'state', 'nonce'],
  clientId: client_id,
  clientSecret: client_secret,
  profile: ({ sub }) => ({ id: sub }),
})

function claimsOf(provider: Provider | undefined, subject: string, profile: object | undefined): ProviderClaims {
  const claim = (name: string): string => {
    const value: unknown = profile && Reflect.get(profile, name)
    return typeof value === 'string' ? value : ''
  }
  return {
    issuer: provider?.issuer ?? '',
    subject,
    suggested_name: claim('preferred_username') || claim('email').split('@')[0] || claim('name'),
    nickname: claim('name'),
  }
}
