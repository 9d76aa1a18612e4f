import { env } from '@/env'
import { processSingleton } from '@/lib/process-singleton'
import { parseAllowList } from './allow-list'
import { checkUrl, type OutboundCheck } from './check-outbound-url'
import { createGuardedFetch } from './create-guarded-fetch'

const shared = processSingleton('guarded-fetch', () => createGuardedFetch({ allow: env.MILLRACE_OUTBOUND_ALLOW }))
const allowList = processSingleton('outbound-allow', () => parseAllowList(env.MILLRACE_OUTBOUND_ALLOW))

/**
 * `fetch` for every request whose target a user can choose: see {@link createGuardedFetch}. One connection pool per
 * process, the operator's allow-list, at most 100 MiB per answer.
 */
export const guardedFetch: typeof fetch = (input, init) => shared()(input, init)

/** Whether an address may be saved as a target: what can be known without connecting. */
export function checkOutboundUrl(url: string): OutboundCheck {
  return checkUrl(url, allowList())
}
