import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** What each closed range is, in the words of an error message. */
const rangeNames: Readonly<Record<string, string>> = {
  loopback: 'this machine itself',
  private: 'a private network',
  uniqueLocal: 'a private network',
  carrierGradeNat: 'a carrier network',
  linkLocal: 'a link-local address',
  deprecatedSiteLocal: 'a private network',
  multicast: 'a multicast address',
  broadcast: 'a broadcast address',
  unspecified: 'an unspecified address',
}

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

/**
 * Why an address must not be reached from here, or undefined when it is on the public internet. IPv6 forms that carry an
 * IPv4 address are judged by that one; tunnels (6to4, Teredo) are closed whatever they carry.
 *
 * @param address IPv4 or IPv6 in text, without brackets
 */
export function addressFault(address: string): string | undefined {
  if (isIP(address) === 0) return 'not an IP address'
  const parsed = ipaddr.parse(address)
  if (parsed instanceof ipaddr.IPv4) return rangeFault(parsed.range())
  const embedded = embeddedIPv4(parsed)
  if (embedded) return rangeFault(embedded.range())
  if (!parsed.match(globalUnicast)) return rangeFault(parsed.range()) ?? 'a reserved address'
  return rangeFault(parsed.range())
}

function rangeFault(range: string): string | undefined {
  return range === 'unicast' ? undefined : (rangeNames[range] ?? 'a reserved address')
}

function embeddedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  const parts = address.parts
  const [, , , , isatapA = 0, isatapB = 0, high = 0, low = 0] = parts
  const leading = (count: number) => parts.slice(0, count).every((part) => part === 0)
  const mapped = leading(5) && parts[5] === 0xffff
  const translated = leading(4) && parts[4] === 0xffff && parts[5] === 0
  const compatible = leading(6) && high !== 0
  const isatap = (isatapA & 0xfdff) === 0 && isatapB === 0x5efe
  if (!mapped && !translated && !compatible && !isatap && !address.match(nat64)) return undefined
  return new ipaddr.IPv4([high >> 8, high & 0xff, low >> 8, low & 0xff])
}
