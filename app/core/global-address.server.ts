import { BlockList, isIP } from 'node:net'

/** Ranges that are not the public internet: IANA's special-purpose registries for IPv4 and IPv6, and multicast. */
const local4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const satisfies readonly (readonly [string, number])[]

/**
 * Only 2000::/3 is allocated; these ranges of it are not the public internet: documentation, Teredo, 6to4, benchmarks,
 * ORCHID.
 */
const local6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const satisfies readonly (readonly [string, number])[]

const notGlobal = new BlockList()
for (const [net, bits] of local4) notGlobal.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of local6) notGlobal.addSubnet(net, bits, 'ipv6')
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether an address is on the public internet, so that a request to it cannot reach the network of this server.
 * False for text that is no address.
 */
export function isGlobalAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !notGlobal.check(address, 'ipv4')
  // IPv4 addresses written as IPv6 (::ffff:10.0.0.1, 64:ff9b::10.0.0.1) lie outside 2000::/3 and are refused too.
  return family === 6 && !address.includes('%') && global6.check(address, 'ipv6') && !notGlobal.check(address, 'ipv6')
}
