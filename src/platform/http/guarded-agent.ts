import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { addressFault } from './address-fault'
import type { AllowList } from './allow-list'
import { closedReason } from './check-outbound-url'
import { OutboundBlockedError } from './outbound-blocked-error'

export interface ResolvedAddress {
  address: string
  family: number
}

export interface GuardedAgentOptions {
  allow: AllowList
  /** Asks for all addresses of a name; the system's resolver unless a test brings its own. */
  resolve?: (host: string) => Promise<ResolvedAddress[]>
  /** Milliseconds. Default 10 s. */
  connectTimeout?: number
  /** Milliseconds until the first byte of the answer, and between two pieces of it. Default 5 min: models think. */
  responseTimeout?: number
}

/**
 * Connects to public addresses only. A name is resolved once, every address is judged, and the connection goes to the
 * judged address: what a name resolves to later cannot matter.
 */
export function guardedAgent(options: GuardedAgentOptions): Agent {
  const { allow, resolve = systemResolve, connectTimeout = 10_000, responseTimeout = 300_000 } = options
  return new Agent({
    headersTimeout: responseTimeout,
    bodyTimeout: responseTimeout,
    connect: (target, callback) => {
      const host = target.hostname.replace(/^\[(.*)\]$/, '$1')
      const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80))
      const judge = (addresses: ResolvedAddress[]) => assertOpen(addresses, host, port, allow)
      try {
        // Node asks no resolver for a literal address.
        if (isIP(host) !== 0) judge([{ address: host, family: isIP(host) }])
      } catch (error) {
        callback(error instanceof Error ? error : new Error(String(error)), null)
        return
      }
      const connect = buildConnector({ timeout: connectTimeout, lookup: judgedLookup(resolve, judge) })
      connect(target, callback)
    },
  })
}

function systemResolve(host: string): Promise<ResolvedAddress[]> {
  return lookup(host, { all: true, verbatim: true })
}

function judgedLookup(
  resolve: (host: string) => Promise<ResolvedAddress[]>,
  judge: (addresses: ResolvedAddress[]) => void,
): LookupFunction {
  return (host, options, callback) => {
    resolve(host)
      .then((addresses) => {
        judge(addresses)
        const [first] = addresses
        if (!first) throw new Error(`${host} has no address`)
        if (options.all) callback(null, addresses)
        else callback(null, first.address, first.family)
      })
      .catch((error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []))
  }
}

function assertOpen(addresses: ResolvedAddress[], host: string, port: number, allow: AllowList): void {
  if (allow.allows(host, port)) return
  for (const { address } of addresses) {
    const fault = allow.allows(address, port) ? undefined : addressFault(address)
    if (!fault) continue
    const name = host === address ? host : `${host} (${address})`
    throw new OutboundBlockedError(host, closedReason(name, fault))
  }
}
