import { unescapeHtml } from './escape-html.ts'
import { withoutThreadNames } from './fill-references.ts'

const PIECE = /<(\/?)([a-z0-9]+)([^>]*)>|[^<]+/g
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'cite',
  'code',
  'del',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'var',
  'wbr',
])
const EXCERPT_CHARACTERS = 200

/**
 * The first words of a rendered post on one line, at most 200 characters. Code blocks are left out unless there is
 * nothing else; spoilers always are.
 */
export function excerptOf(html: string): string {
  return cut(textOf(html, true) || textOf(html, false))
}

/** All words of a rendered post on one line, code included; spoilers are left out. */
export function plainTextOf(html: string): string {
  return textOf(html, false)
}

/**
 * Only for HTML that passed the sanitiser: tags and attributes are well formed there, and a value never contains `>`.
 */
function textOf(html: string, withoutCode: boolean): string {
  let hiddenDepth = 0
  let text = ''
  for (const [piece, closing, tag, attributes = ''] of withoutThreadNames(html).matchAll(PIECE)) {
    if (tag === undefined) {
      if (hiddenDepth === 0) text += unescapeHtml(piece)
      continue
    }
    // A typed <details> hides like a spoiler: its reader has not opened it either.
    if (tag === 'details' || (tag === 'pre' && withoutCode)) hiddenDepth += closing ? -1 : 1
    if (tag === 'img' && hiddenDepth === 0) text += unescapeHtml(/ alt="([^"]*)"/.exec(attributes)?.[1] ?? '')
    if (!INLINE.has(tag)) text += ' '
  }
  return text.replace(/\s+/g, ' ').trim()
}

/** Between words when there is a space in the last fifth; a letter and its combining signs are never parted. */
function cut(text: string): string {
  if (text.length <= EXCERPT_CHARACTERS) return text
  let short = ''
  for (const { segment } of graphemes.segment(text.slice(0, EXCERPT_CHARACTERS + 20))) {
    if (short.length + segment.length > EXCERPT_CHARACTERS - 1) break
    short += segment
  }
  const space = short.lastIndexOf(' ')
  return `${(space > EXCERPT_CHARACTERS * 0.8 ? short.slice(0, space) : short).trimEnd()}…`
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
