import { inject } from 'vitest'
import { type Answer, ask } from './ask'
import { textAt } from './at'

/** Signs in as clients of the studio document do: a form with name and password. */
export const logIn = (username = inject('owner').username, password = inject('owner').password): Promise<Answer> =>
  ask('/api/v1/login', { key: null, body: new URLSearchParams({ username, password }) })

export const whoAmI = (headers: Record<string, string>, query = ''): Promise<Answer> =>
  ask(`/api/v1/users/whoami${query}`, { key: null, headers })

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

export interface Browser {
  /** The `Cookie` header that it would send. */
  cookie: string
  csrf: string
  /** The `Set-Cookie` lines of the sign-in. */
  set_cookies: string[]
  status: number
}

/** Signs in as the sign-in page does: CSRF token first, then name and password with its cookie. */
export async function browserSignIn(username: string, password: string): Promise<Browser> {
  const first = await ask('/api/auth/csrf', { key: null })
  const jar = new Map<string, string>()
  keep(jar, first)
  const csrf = textAt(first.body, 'csrfToken')
  const answer = await ask('/api/auth/callback/credentials', {
    key: null,
    body: new URLSearchParams({ csrfToken: csrf, username, password, json: 'true' }),
    headers: { cookie: cookieOf(jar) },
  })
  keep(jar, answer)
  const set_cookies = [...first.headers.getSetCookie(), ...answer.headers.getSetCookie()]
  return { cookie: cookieOf(jar), csrf, set_cookies, status: answer.status }
}

function keep(jar: Map<string, string>, { headers }: Answer): void {
  for (const line of headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const equals = pair.indexOf('=')
    jar.set(pair.slice(0, equals), pair.slice(equals + 1))
  }
}

const cookieOf = (jar: Map<string, string>) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
