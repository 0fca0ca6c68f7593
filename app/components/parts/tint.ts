import type { Tint } from '#app/components/shell/reader.tsx'

/** The ground behind a member's initials: always the same for one handle. */
export function tintOf(handle: string): Tint {
  let sum = 0
  for (const character of handle) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return ((sum % 6) + 1) as Tint
}
