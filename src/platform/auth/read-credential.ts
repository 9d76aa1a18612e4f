import { AppError } from '@/contract/errors'
import { readSessionCookie } from './session-cookie'

/** A credential as a request carried it. `session` holds the id of a sign-in, already taken out of the cookie. */
export interface Credential {
  form: 'session' | 'token' | 'api_key'
  value: string
}

export interface CredentialForms {
  cookie: boolean
  bearer: boolean
  api_key: boolean
}

/** Every key of ours begins with this, wherever it is sent. */
const apiKeyStart = 'mk_'

/** Reads the one credential of a request, of the forms that its mount accepts. Explicit ones win over the cookie. */
export async function readCredential(request: Request, forms: CredentialForms): Promise<Credential | undefined> {
  if (forms.api_key) {
    const key = request.headers.get('x-api-key') ?? new URL(request.url).searchParams.get('x-api-key')
    if (key !== null) return { form: 'api_key', value: key.trim() }
  }
  const [scheme, value] = (request.headers.get('authorization') ?? '').trim().split(/\s+/, 2)
  if (forms.bearer && scheme?.toLowerCase() === 'bearer')
    return { form: value?.startsWith(apiKeyStart) ? 'api_key' : 'token', value: value ?? '' }
  if (!forms.cookie) return undefined
  const session_id = await readSessionCookie(request.headers)
  if (session_id === undefined) return undefined
  assertSameOrigin(request)
  return { form: 'session', value: session_id }
}

/** A cookie comes along with any request a browser makes, so writes have to come from our own pages. */
function assertSameOrigin(request: Request): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  if (site === 'same-origin') return
  const origin = request.headers.get('origin')
  const host = request.headers.get('host')
  if ((site === null || site === 'none') && (origin === null ? site === 'none' : hostOf(origin) === host)) return
  throw new AppError('forbidden', 'This request was made by a page of another origin', {
    hint: 'Use an API key or a bearer token instead of the browser session.',
  })
}

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined)
