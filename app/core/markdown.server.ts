import { randomUUID } from 'node:crypto'
import { translator } from '#app/i18n/index.ts'
import { DomainError } from './errors.ts'
import { detectLanguage, type TextLanguage } from './language.ts'
import { readTokens } from './markdown/block-tokenizer.ts'
import { finish, showForeignTags } from './markdown/finish.ts'
import { checkImported, checkOutput, checkSource } from './markdown/limits.ts'
import { excerptOf, showsNothing } from './markdown/plain-text.ts'
import { sanitise } from './markdown/sanitiser.ts'
import { writeTokens, type RenderOptions } from './markdown/token-renderer.ts'

export type { RenderOptions } from './markdown/token-renderer.ts'

export type Rendered = {
  /** Safe to store and to print as it is. */
  html: string
  /** Plain text on one line, at most 200 characters; empty when there are no words. */
  excerpt: string
  /** With `mention` given: the handles it resolved. Without: every handle that may be meant, longest reading first. */
  mentions: string[]
  /** Thread ids (`thr_…`) as written, each once. */
  threadRefs: string[]
  /** Ids of pictures uploaded here (`/u/<id>`), each once. */
  uploads: string[]
  /** How many links lead away from this site, e-mail addresses included. */
  links: number
  /** Null when the text has too few letters to tell, or is in neither language. */
  lang: TextLanguage | null
}

/**
 * Markdown to stored HTML: limits, marked, sanitiser, colours. Pure; the look-ups are the caller's: render once without
 * options, look up `mentions` and `uploads`, and render again with the answers if there are any. What is stored of a
 * reference is the id alone; its words are filled in when it is read (`markdown/fill-references`).
 *
 *     renderMarkdown('Thanks @ann, see #thr_01k9', { mention: (handle) => known.get(handle) ?? null })
 *
 * @throws invalid `markdown.*` with the `limit` that was passed; see `markdownLimits`
 */
export function renderMarkdown(markdown: string, options: RenderOptions = {}): Rendered {
  const source = normalise(markdown)
  checkSource(source)
  const lang = detectLanguage(source)
  const mark = randomUUID()
  const t = translator(lang ?? 'en')
  const labels = {
    done: t('markdown.taskDone'),
    notDone: t('markdown.taskOpen'),
    spoiler: t('markdown.spoiler'),
    formula: t('markdown.formula'),
  }
  const written = writeTokens(readTokens(source), mark, labels, options)
  checkOutput(written.html.length)
  const { html, links } = store(showForeignTags(written.html), mark)
  return {
    html,
    excerpt: excerptOf(html),
    mentions: written.mentions,
    threadRefs: written.threadRefs,
    uploads: written.uploads,
    links,
    lang,
  }
}

/**
 * What was rendered, when a reader sees something of it: a comment, a link definition, a rule or empty emphasis alone is
 * no text. @throws invalid `markdown.nothing` on `field`
 */
export function refuseNothing(rendered: Rendered, field = 'body'): Rendered {
  if (!showsNothing(rendered.html)) return rendered
  throw new DomainError('invalid', 'markdown.nothing', { fields: { [field]: { key: 'markdown.nothing' } } })
}

/**
 * HTML of another site to stored HTML, by the same allow list: headings move down, remote pictures become links, code
 * is coloured. Mentions and thread references are not looked for: the names are another site's.
 * @throws invalid `markdown.tooLong`, `markdown.tooMuchOutput`
 */
export function sanitizeImportedHtml(html: string): Rendered {
  const source = normalise(html)
  checkImported(source)
  const stored = store(source, randomUUID())
  const excerpt = excerptOf(stored.html)
  return { ...stored, excerpt, mentions: [], threadRefs: [], uploads: [], lang: detectLanguage(stored.html) }
}

function store(html: string, mark: string): { html: string; links: number } {
  const clean = sanitise(html, mark)
  const finished = finish(clean.html)
  checkOutput(finished.length)
  return { html: finished, links: clean.links }
}

/**
 * NFC, because macOS types Hangul in parts and the search compares characters; half surrogates and NUL are not text.
 */
function normalise(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD')
}
