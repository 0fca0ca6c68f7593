import { formulaAt } from './formula.ts'

/** Signs that begin a block at the beginning of a line. */
const BLOCK_SIGN = /^(?:[-+](?=\s|-)|#{1,6}(?=\s|$)|>|=+\s*$|~{3})/
const NUMBERED = /^(\d{1,9})([.)])(?=\s|$)/
const INLINE_SIGN = /[\\`*_[\]~]|<(?=[a-z/!?])|&(?=#?\w+;)/gi
const BETWEEN_LETTERS = /(?<=[A-Za-z0-9])\\_(?=[A-Za-z0-9])/g

/** A plain text as Markdown that shows it as it is. Formulas are kept as typed. */
export function escapeMarkdown(text: string): string {
  let out = ''
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('$', at)
    const end = next < 0 ? text.length : next
    out += escapePlain(text.slice(at, end))
    if (next < 0) break
    const formula = formulaAt(text.slice(next), text.charAt(next - 1))
    out += formula ?? '$'
    at = next + (formula?.length ?? 1)
  }
  return out.replace(BLOCK_SIGN, (sign) => `\\${sign}`).replace(NUMBERED, '$1\\$2')
}

function escapePlain(text: string): string {
  return text.replace(INLINE_SIGN, (sign) => `\\${sign}`).replace(BETWEEN_LETTERS, '_')
}
