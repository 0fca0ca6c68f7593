/**
 * `ƻ` (U+01BB) is a letter without case or accent that no living orthography writes, so it can open an
 * escape: SQLite's `unicode61` takes it for part of a word, and PostgreSQL's tsvector has no meaning for it.
 */
const ESCAPE = 'ƻ'

const SYMBOL_NAMES: Record<string, string> = {
  '+': 'p',
  '.': 'd',
  '#': 's',
  '-': 'h',
  _: 'u',
  '@': 'a',
  '&': 'n',
}

/**
 * Letters that pass unchanged: ASCII, Hangul, kana, the Han block, plain Latin, Greek and Cyrillic. `unicode61`
 * knows Unicode 6.1 only and splits at every letter added later, so whatever isn't listed is escaped.
 */
const UNSAFE =
  /[^a-z0-9\u00DF-\u00F6\u00F8-\u00FF\u0153\u03B1-\u03C9\u0430-\u045F\u3041-\u3096\u30A1-\u30FA\u3131-\u318E\u4E00-\u9FCB\uAC00-\uD7A3]/gu

/**
 * One index token as letters and digits only, so that FTS5 (`unicode61`) and tsvector each see exactly one
 * token and no quoting is ever needed. Different tokens stay different; ordinary words come back unchanged.
 * Not to be applied twice.
 *
 * @example encodeToken('c++') === 'cƻpƻp', encodeToken('환불') === '환불'
 */
export function encodeToken(token: string): string {
  return token.replace(UNSAFE, (char) => {
    const name = SYMBOL_NAMES[char]
    return name ? ESCAPE + name : `${ESCAPE}${char.codePointAt(0)?.toString(16) ?? ''}${ESCAPE}`
  })
}
