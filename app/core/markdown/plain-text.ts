import { shorten } from '../shorten.ts'
import { isVisible } from '../visible-text.ts'
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
  return shorten(textOf(html, true) || textOf(html, false), EXCERPT_CHARACTERS)
}

/** All words of a rendered post on one line, code included; spoilers are left out. */
export function plainTextOf(html: string): string {
  return textOf(html, false)
}

/** Whether a reader sees nothing of the rendered post: no word, not even in a spoiler or in code, and no picture. */
export function showsNothing(html: string): boolean {
  if (html.includes('<img ')) return false
  const words = html.replace(/<details class="spoiler"><summary>[^<]*<\/summary>/g, '').replace(/<[^>]*>/g, '')
  return !isVisible(unescapeHtml(words))
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
