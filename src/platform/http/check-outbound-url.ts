import { isIP } from 'node:net'
import { addressFault } from './address-fault'
import { type AllowList, parseAllowList } from './allow-list'

export type OutboundCheck = { ok: true; url: URL } | { ok: false; reason: string }

const nothingAllowed = parseAllowList([])

/**
 * What can be said of an outbound address without asking the network: form, scheme, credentials, and whether a literal
 * address is public. Names are judged again by what they resolve to when a connection is made.
 */
export function checkUrl(text: string, allow: AllowList = nothingAllowed): OutboundCheck {
  if (!URL.canParse(text)) return refuse('it is not a full web address such as https://example.org/path')
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('only http and https can be requested')
  if (url.username !== '' || url.password !== '')
    return refuse('it holds a user name or password: send them in a header')
  const host = hostOf(url)
  if (allow.allows(host, portOf(url))) return { ok: true, url }
  if (isIP(host) !== 0) {
    const fault = addressFault(host)
    if (fault) return refuse(closedReason(host, fault))
  }
  if (/(^|\.)localhost$/.test(host)) return refuse(closedReason(host, 'this machine itself'))
  return { ok: true, url }
}

/** Lower case, without the brackets of IPv6 and without a closing dot. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

export function closedReason(host: string, fault: string): string {
  return `${host} is ${fault}, which is closed to flows. The operator can open it with MILLRACE_OUTBOUND_ALLOW.`
}

function refuse(reason: string): OutboundCheck {
  return { ok: false, reason }
}
