/** What a JSON body may be beside its bytes: above all that a call of ours takes. */
export const jsonBounds = {
  /** Objects and lists within each other. */
  depth: 8,
  /** Total number of values and names. */
  parts: 2_000,
} as const

/**
 * Whether a text stays within the bounds, found before it is parsed: one look at each character, without a stack. A text
 * that is no JSON may pass; the parser tells.
 */
export function isWithinBounds(text: string): boolean {
  let depth = 0
  let parts = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (quoted) {
      if (sign === '\\') at++
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === '[' || sign === '{') {
      if (++depth > jsonBounds.depth) return false
      parts++
    } else if (sign === ']' || sign === '}') depth--
    else if ((sign === ',' || sign === ':') && ++parts > jsonBounds.parts) return false
  }
  return parts <= jsonBounds.parts
}
