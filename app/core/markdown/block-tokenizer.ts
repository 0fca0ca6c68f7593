import { Lexer, Marked, Tokenizer, type Token, type Tokens } from 'marked'
import { bareAddress, isAttached } from './bare-address.ts'
import { blockFormula, inlineFormula, startOfBlockFormula, withoutFormulas } from './formula.ts'
import { checkBlocks, checkNesting, checkParagraphs, checkTable, markdownLimits } from './limits.ts'

/** A quote whose first line begins with `>!` is a spoiler: folded away until the reader opens it. */
export type Quote = Tokens.Blockquote & { spoiler?: boolean }

const defaults = {
  ...new Marked({ gfm: true }).defaults,
  extensions: {
    block: [blockFormula],
    startBlock: [startOfBlockFormula],
    inline: [inlineFormula],
    startInline: [(text: string) => text.indexOf('$')],
    renderers: {},
    childTokens: {},
  },
}

const SPOILER = /^ {0,3}>![^\n]*(?:\n {0,3}>[^\n]*)*(?:\n|$)/
const UNDERLINE = /\n {0,3}(?:=+|-+)[ \t]*(?:\n|$)/
const SPOILER_PREFIX = /^ {0,3}>!? ?/gm

const SYLLABLE = '[\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]'
/** Of one code unit like the syllables it replaces, and with no meaning in Markdown. */
const PUNCTUATION = '·'
const SYLLABLE_BEHIND = new RegExp(`(?<=[\\p{P}\\p{S}](?<![*~])[*~]{1,3})${SYLLABLE}`, 'gu')
const SYLLABLE_BEFORE = new RegExp(`${SYLLABLE}(?=[*~]{1,3}(?![*~])[\\p{P}\\p{S}])`, 'gu')
/** Syllables behind underscores: they end emphasis only where they are particles, for names hold underscores too. */
const SYLLABLES_BEHIND_UNDERSCORE = /(?<=[^\s_]_{1,3})\p{Script=Hangul}+/gu
/** Behind what may be the end of emphasis. */
const SYLLABLE_BEHIND_END = new RegExp(`(?<=[^\\s*~][*~]{1,3})${SYLLABLE}`, 'gu')
const isSyllable = (character: string): boolean => new RegExp(`^${SYLLABLE}$`, 'u').test(character)

/**
 * Reads Markdown into tokens. Blocks are read first and every paragraph is measured before any of them is read for
 * emphasis and links, so the limits apply to what the parser itself takes for a paragraph, not to a guess about it.
 * @throws invalid when a limit of `markdownLimits` is passed
 */
export function readTokens(source: string): Token[] {
  const lexer = new Lexer({ ...defaults, tokenizer: new BoundedTokenizer() })
  lexer.blockTokens(source, lexer.tokens)
  checkParagraphs(lexer.inlineQueue)
  for (const paragraph of lexer.inlineQueue) lexer.inlineTokens(paragraph.src, paragraph.tokens)
  return lexer.tokens
}

class BoundedTokenizer extends Tokenizer {
  private depth = 0
  private cells = 0
  private blocks = 0

  override blockquote(src: string): Quote | undefined {
    return this.deeper(src, () => this.spoiler(src) ?? super.blockquote(src))
  }

  override list(src: string): Tokens.List | undefined {
    return this.deeper(src, () => super.list(src))
  }

  override heading(src: string): Tokens.Heading | undefined {
    return this.counted(super.heading(src))
  }

  /** Tried on every line of a list item and reading to its end each time: only where an underline is near. */
  override lheading(src: string): Tokens.Heading | undefined {
    const limit = markdownLimits.paragraphCharacters
    const near = src.length <= limit ? src : src.slice(0, src.lastIndexOf('\n', limit) + 1)
    return UNDERLINE.test(near) ? this.counted(super.lheading(near)) : undefined
  }

  override paragraph(src: string): Tokens.Paragraph | undefined {
    return this.counted(super.paragraph(src))
  }

  override text(src: string): Tokens.Text | undefined {
    return this.counted(super.text(src))
  }

  override fences(src: string): Tokens.Code | undefined {
    return this.counted(super.fences(src))
  }

  override html(src: string): Tokens.HTML | undefined {
    return this.counted(super.html(src))
  }

  override hr(src: string): Tokens.Hr | undefined {
    return this.counted(super.hr(src))
  }

  /** Counted before it is built: marked fills short rows up, so 8,000 characters can become a million cells. */
  override table(src: string): Tokens.Table | undefined {
    const found = this.rules.block.table.exec(src)
    if (!found?.[2]) return undefined
    const columns = found[2].split('|').filter((cell) => cell.trim() !== '').length
    const rows = found[3]?.trimEnd().split('\n').length ?? 0
    this.cells += columns * (rows + 1)
    checkTable(columns, this.cells, src)
    return super.table(src)
  }

  override emStrong(src: string, maskedSrc: string, previous = ''): Tokens.Em | Tokens.Strong | undefined {
    const { parted, spaced } = this.masked(maskedSrc)
    const before = src.startsWith('*') && isSyllable(previous) ? '' : previous
    const found = super.emStrong(src, parted, before)
    return found ?? (spaced === parted ? undefined : super.emStrong(src, spaced, before))
  }

  override del(src: string, maskedSrc: string, previous = ''): Tokens.Del | undefined {
    return super.del(src, this.masked(maskedSrc).parted, isSyllable(previous) ? '' : previous)
  }

  /** An address that was typed without any marks ends where the words around it begin. */
  override url(src: string): Tokens.Link | undefined {
    const link = super.url(src)
    if (link === undefined || link.href.startsWith('mailto:')) return link
    const text = bareAddress(link.raw)
    if (text === link.raw) return link
    const href = link.href.slice(0, link.href.length - (link.raw.length - text.length))
    return { ...link, raw: text, text, href, tokens: [{ type: 'text', raw: text, text }] }
  }

  private lastMasked = { given: '', parted: '', spaced: '' }

  /**
   * CommonMark tells beginning and end of emphasis by the characters beside the asterisks, and expects a space where words
   * end. Korean attaches particles: in `**계량기(Meter)**를` the closing asterisks have a bracket before and a syllable
   * behind them and count as neither. A syllable beside asterisks that have punctuation on their other side is read as
   * punctuation here, as proposed for CommonMark (github.com/tats-u/markdown-cjk-friendly). Only the copy in which
   * delimiters are looked for is changed. `spaced` is for what is found in no other way: an end that can also be a
   * beginning is taken for an end.
   */
  private masked(given: string): { parted: string; spaced: string } {
    if (this.lastMasked.given !== given) {
      const parted = withoutFormulas(given)
        .replace(SYLLABLE_BEHIND, PUNCTUATION)
        .replace(SYLLABLE_BEFORE, PUNCTUATION)
        .replace(SYLLABLES_BEHIND_UNDERSCORE, (run) => (isAttached(run) ? PUNCTUATION + run.slice(1) : run))
      const spaced = given.replace(SYLLABLE_BEHIND_END, ' ')
      this.lastMasked = { given, parted, spaced: spaced === given ? parted : spaced }
    }
    return this.lastMasked
  }

  private spoiler(src: string): Quote | undefined {
    const raw = SPOILER.exec(src)?.[0]
    if (raw === undefined) return undefined
    const text = raw.trimEnd().replace(SPOILER_PREFIX, '')
    const top = this.lexer.state.top
    this.lexer.state.top = true
    const tokens = this.lexer.blockTokens(text)
    this.lexer.state.top = top
    return { type: 'blockquote', spoiler: true, raw, text, tokens }
  }

  private deeper<T>(src: string, read: () => T): T {
    this.depth += 1
    checkNesting(this.depth - 1, src)
    const token = read()
    this.depth -= 1
    return this.counted(token)
  }

  private counted<T>(token: T): T {
    if (token) this.blocks += 1
    checkBlocks(this.blocks)
    return token
  }
}
