import { inject } from 'vitest'

export interface Asking {
  method?: string
  /** Sent as a JSON body. */
  json?: unknown
  body?: BodyInit
  headers?: Record<string, string>
  /** API key; the owner's unless said, none with null. */
  key?: string | null
  /** Another product than the one that all files share. */
  url?: string
  signal?: AbortSignal
}

export interface Answer {
  status: number
  headers: Headers
  text: string
  /** The body when it is JSON. */
  body: unknown
}

/** Sends one request to the product and reads the whole answer. Redirects are not followed: there should be none. */
export async function ask(path: string, asking: Asking = {}): Promise<Answer> {
  const response = await open(path, asking)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parse(text) }
}

/** The same for an answer that is read piece by piece. */
export function open(path: string, asking: Asking = {}): Promise<Response> {
  const { json, key = inject('api_key'), url = inject('url') } = asking
  const body = json === undefined ? asking.body : JSON.stringify(json)
  return fetch(url + path, {
    method: asking.method ?? (body === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === null ? {} : { 'x-api-key': key }),
      ...asking.headers,
    },
    ...(body === undefined ? {} : { body }),
    ...(asking.signal ? { signal: asking.signal } : {}),
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
