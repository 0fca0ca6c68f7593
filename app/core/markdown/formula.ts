import type { Token, TokenizerExtensionFunction } from 'marked'

/**
 * A formula in the notation of TeX, kept as typed: `$…$` in a line, `$$…$$` also over several lines. `raw` includes the
 * dollar signs, and inside a block the line break behind them.
 */
export type Formula = { type: 'formula'; raw: string; text: string; block: boolean }

/** A longer run between dollar signs is prose. */
const maxCharacters = 2_000

const IN_LINE = /^\$(?![\s$])((?:[^$\\\n]|\\[^\n]|\n(?![ \t]*\n))+)\$(?![$A-Za-z0-9])/
const DISPLAY = /^\$\$((?:[^$\\\n]|\\[^]|\$(?!\$)|\n(?![ \t]*\n))+)\$\$(?!\$)/
/** Prices and shell variables are no formulas: a run with spaces has to have a sign that formulas have. */
const SIGNS = /[\\^_{}=+<>|]|\S\s*[-*/]\s*\S/
const LINE_END = /^[ \t]*(?:\n+|$)/

/** The formula that a text begins with, dollar signs included; null when it begins with none. @param before the character before it, or an empty text */
export function formulaAt(text: string, before: string): string | null {
  if (text.charAt(0) !== '$' || /[$A-Za-z0-9\\]/.test(before)) return null
  const near = text.slice(0, maxCharacters)
  const display = DISPLAY.exec(near)
  if (display !== null) return display[1]?.trim() === '' ? null : display[0]
  const [found, inside = ''] = IN_LINE.exec(near) ?? []
  if (found === undefined || /\s$/.test(inside)) return null
  return /\s/.test(inside) && !SIGNS.test(inside) ? null : found
}

/** What marked calls for inline text; see `formulaAt`. */
export const inlineFormula: TokenizerExtensionFunction = (text, tokens) => {
  if (text.charAt(0) !== '$') return undefined
  const before = (tokens as Token[]).at(-1)?.raw.at(-1) ?? ''
  const raw = formulaAt(text, before)
  return raw === null ? undefined : ({ type: 'formula', raw, text: raw, block: false } satisfies Formula)
}

/** What marked calls where a block may begin: `$$…$$` on lines of its own, whose signs would else be lists and quotes. */
export const blockFormula: TokenizerExtensionFunction = (text) => {
  const indent = /^ {0,3}(?=\$\$)/.exec(text)
  if (indent === null) return undefined
  const rest = text.slice(indent[0].length)
  const formula = formulaAt(rest, '')
  const end = formula === null ? null : LINE_END.exec(rest.slice(formula.length, formula.length + maxCharacters))
  if (formula === null || end === null) return undefined
  return { type: 'formula', raw: indent[0] + formula + end[0], text: formula, block: true } satisfies Formula
}

/** Where a formula of its own begins in the paragraph that a text begins with; undefined: nowhere. */
export function startOfBlockFormula(text: string): number | undefined {
  if (!text.includes('$$')) return undefined
  const paragraph = text.slice(0, /\n[ \t]*\n/.exec(text)?.index ?? text.length)
  for (const { index } of paragraph.matchAll(/\n(?= {0,3}\$\$)/g))
    if (blockFormula.call({} as never, paragraph.slice(index + 1), []) !== undefined) return index + 1
  return undefined
}

/** The formulas of a text replaced by letters, one for each character: what is looked through for emphasis. */
export function withoutFormulas(text: string): string {
  if (!text.includes('$')) return text
  let out = ''
  for (let at = 0; at < text.length;) {
    const next = text.indexOf('$', at)
    if (next < 0) return out + text.slice(at)
    const formula = formulaAt(text.slice(next, next + maxCharacters), text.charAt(next - 1))
    const length = formula?.length ?? 1
    out += text.slice(at, next) + (formula === null ? '$' : `$${'a'.repeat(length - 2)}$`)
    at = next + length
  }
  return out
}
