import { decode } from 'next-auth/jwt'
import { LruMap } from '@/lib/lru-map'
import { authSecret } from '@/platform/data-dir/secrets'
import { publicUrl } from './public-url'

/** `__Host-` binds the cookie to this host over https; over plain http browsers refuse that prefix. */
export const isSecure = () => publicUrl().protocol === 'https:'
export const sessionCookieName = () => `${isSecure() ? '__Host-' : ''}millrace.session`

const decoded = new LruMap<string, string>(5_000)

/** The id of the sign-in that the session cookie names; undefined without a cookie or with a forged one. */
export async function readSessionCookie(headers: Headers): Promise<string | undefined> {
  const wanted = `${sessionCookieName()}=`
  const pair = headers
    .get('cookie')
    ?.split(/;\s*/)
    .find((part) => part.startsWith(wanted))
  if (!pair) return undefined
  const token = pair.slice(wanted.length)
  const known = decoded.get(token)
  if (known !== undefined) return known
  const id = await decode({ token, secret: authSecret() }).then(
    (claims) => (typeof claims?.session_id === 'string' ? claims.session_id : undefined),
    () => undefined,
  )
  if (id !== undefined) decoded.set(token, id)
  return id
}
