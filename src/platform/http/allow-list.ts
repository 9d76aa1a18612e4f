import ipaddr from 'ipaddr.js'

interface AllowRule {
  port: number | undefined
  matches: (host: string) => boolean
}

export interface AllowList {
  /** @param host name or address as it stands in the URL, or an address it resolved to; without brackets */
  allows: (host: string, port: number) => boolean
}

/**
 * Reads the operator's list of private targets that may be reached: `host`, `host:port`, `10.1.2.3`, `10.0.0.0/8`,
 * `[fd00::]/8`, `[fd00::1]:8080`.
 *
 * @throws when an entry has none of these forms
 */
export function parseAllowList(entries: readonly string[]): AllowList {
  const rules = entries.map(parseRule)
  return {
    allows: (host, port) =>
      rules.some((rule) => (rule.port === undefined || rule.port === port) && rule.matches(host.toLowerCase())),
  }
}

const entryForm =
  /^(?:\[(?<v6>[0-9a-f:.]+)\]|(?<bare>[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*)|(?<host>[a-z0-9_.-]+))(?:\/(?<bits>\d{1,3}))?(?::(?<port>\d{1,5}))?$/i

function parseRule(entry: string): AllowRule {
  const groups = entryForm.exec(entry)?.groups
  const host = (groups?.v6 ?? groups?.bare ?? groups?.host)?.toLowerCase()
  const port = groups?.port === undefined ? undefined : Number(groups.port)
  if (host === undefined || (port !== undefined && port > 65_535)) throw unreadable(entry)
  if (groups?.bits === undefined && !ipaddr.isValid(host)) return { port, matches: (given) => given === host }
  const cidr = `${host}/${groups?.bits ?? (host.includes(':') ? 128 : 32)}`
  if (!ipaddr.isValidCIDR(cidr)) throw unreadable(entry)
  const [network, bits] = ipaddr.parseCIDR(cidr)
  return { port, matches: (given) => inNetwork(given, network, bits) }
}

function inNetwork(given: string, network: ipaddr.IPv4 | ipaddr.IPv6, bits: number): boolean {
  if (!ipaddr.isValid(given)) return false
  const address = ipaddr.process(given)
  return address.kind() === network.kind() && address.match(network, bits)
}

function unreadable(entry: string): Error {
  return new Error(
    `MILLRACE_OUTBOUND_ALLOW: "${entry}" is not a host, an address or a network. Write for example ollama.local:11434, 10.1.2.3 or 10.0.0.0/8.`,
  )
}
