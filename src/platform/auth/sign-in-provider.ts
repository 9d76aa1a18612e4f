import { env } from '@/env'
import type { Provider } from './auth-options'

/** The sign-in provider that the operator set, if any. */
export function signInProvider(): Provider | undefined {
  const { MILLRACE_OIDC_ISSUER: issuer, MILLRACE_OIDC_CLIENT_ID: client_id } = env
  const { MILLRACE_OIDC_CLIENT_SECRET: client_secret, MILLRACE_OIDC_NAME: name } = env
  if (issuer === undefined || client_id === undefined || client_secret === undefined) return undefined
  return { issuer, client_id, client_secret, name }
}
