/**
 * Addresses that a signed-in member reaches whatever is asked of them first: to read what they agree to, to agree, to
 * take their data along, to leave, and to sign out; and to read and appeal against what moderators decided. Suspended and
 * banned members reach nothing else.
 */
const addresses = [
  /^\/(?:terms|privacy|guidelines)(?:\/versions)?$/,
  /^\/(?:agree|logout|preferences|offline|manifest\.webmanifest)$/,
  /^\/me\/(?:export|leave|confirm|standing|appeals)(?:\/|$)/,
  /^\/(?:links|return|mail\/unsubscribe)\//,
]

export function isAlwaysOpen(path: string): boolean {
  return addresses.some((address) => address.test(path))
}
