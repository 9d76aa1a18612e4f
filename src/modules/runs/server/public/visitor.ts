import { createHmac } from 'node:crypto'
import { AppError } from '@/contract/errors'
import { authSecret } from '@/platform/data-dir/secrets'
import { visitorSessions } from '../../contract/public-run.operations'

/** Whoever holds a client id, as one flow knows them. */
export interface Visitor {
  /** What stored sessions of this visitor begin with. */
  prefix: string
  /** The name under which a session is stored. */
  stored(session_id: string): string
  /** The name that the visitor gave it; undefined for a session of somebody else. */
  given(stored: string): string | undefined
}

/**
 * A visitor's client id opens what they said, so it is kept as a keyed hash only, another one for every flow: who reads
 * stored sessions can neither speak as the visitor nor follow them from flow to flow.
 */
export function visitorOf(client_id: string, flow_id: string): Visitor {
  const hash = createHmac('sha256', authSecret()).update(`public-visitor:${flow_id}:${client_id}`).digest('hex')
  const prefix = `${visitorSessions}${hash.slice(0, 32)}:`
  return {
    prefix,
    stored: (session_id) => prefix + session_id,
    given: (stored) => (stored.startsWith(prefix) ? stored.slice(prefix.length) : undefined),
  }
}

/** The client id that came with a request. Throws 400 without one, before anything is looked for. */
export function requireClientId(client_id: string | undefined): string {
  if (client_id) return client_id
  throw new AppError('bad_request', 'The cookie client_id is missing', {
    hint: 'Send a random text as the cookie client_id, and the same one from then on.',
  })
}
