import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** The only part of IPv6 that is given out; the library calls the rest of the unassigned space unicast too. */
const globalV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an address is on the public internet, so that a request to it cannot reach into the network of this server.
 * False for text that is no address. Every range of the IANA special-purpose registries is refused, and IPv4 written as
 * IPv6 with it (`::ffff:10.0.0.1`, `64:ff9b::10.0.0.1`).
 */
export function isGlobalAddress(address: string): boolean {
  // The library also reads `010.1.1.1`, `127.1` and plain numbers as addresses.
  if (isIP(address) === 0 || address.includes('%')) return false
  const parsed = ipaddr.parse(address)
  return parsed.range() === 'unicast' && (parsed instanceof ipaddr.IPv4 || parsed.match(globalV6))
}
