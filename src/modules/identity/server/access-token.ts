import { jwtVerify, SignJWT } from 'jose'
import { authSecret } from '@/platform/data-dir/secrets'

const issuer = 'millrace'
const key = () => new TextEncoder().encode(`access-token:${authSecret()}`)

/** A one-hour bearer token that names a sign-in; the sign-in's row still decides at every request. */
export const signAccessToken = (session_id: string): Promise<string> =>
  new SignJWT({ sid: session_id })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(issuer)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(key())

/** The sign-in that a bearer token names, or undefined when the token is not ours or has expired. */
export async function readAccessToken(token: string): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, key(), { issuer, algorithms: ['HS256'], clockTolerance: 30 })
    return typeof payload.sid === 'string' ? payload.sid : undefined
  } catch {
    return undefined
  }
}
