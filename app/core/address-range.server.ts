import ipaddr from 'ipaddr.js'

/** How much of an address belongs to one customer of a network, as a rule: 256 addresses of IPv4, a /56 of IPv6. */
const usual = { ipv4: 24, ipv6: 56 } as const

/** A range as it is stored, `203.0.113.0/24`, from a range or one address; null: it is none. */
export function storedRange(text: string): string | null {
  const typed = text.trim()
  const parsed = rangeOrNull(typed)
  if (parsed === null) return null
  const [address, bits] = parsed
  const first =
    address.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${bits}`)
  return `${first.toString()}/${bits}`
}

/** The range that one address is taken to belong to. */
export function rangeAround(address: string): string | null {
  const parsed = ipaddr.isValid(address) ? ipaddr.process(address) : null
  return parsed === null ? null : storedRange(`${parsed.toString()}/${usual[parsed.kind()]}`)
}

/** Whether the address is in the range. */
export function isInRange(address: string, range: string): boolean {
  const parsed = rangeOrNull(range)
  if (parsed === null || !ipaddr.isValid(address)) return false
  const one = ipaddr.process(address)
  return one.kind() === parsed[0].kind() && one.match(parsed)
}

function rangeOrNull(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  if (!ipaddr.isValid(text)) return null
  const one = ipaddr.process(text)
  return [one, one.kind() === 'ipv4' ? 32 : 128]
}
