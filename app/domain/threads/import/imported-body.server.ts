import { isDomainError } from '#app/core/errors.ts'
import { renderMarkdown, sanitizeImportedHtml } from '#app/core/markdown.server.ts'
import { markdownFromHtml } from '#app/core/markdown/from-html.server.ts'
import type { Text } from './imported.ts'

/** What the HTML of another site begins with; no Markdown that was made of it does. */
const HTML_START = /^<(?:p|pre|h[1-6]|ul|ol|blockquote|hr|div|table)[\s>/]/i

type AnyPost = { kind: string; body: string; html: string; attribution: unknown }

/**
 * The body and the stored text of a post that arrives as HTML: Markdown, so that it is edited like any other. A text that
 * would pass the limits of Markdown keeps its HTML.
 * @throws invalid `markdown.*` when it passes the limits of imported HTML too
 */
export function importedBody(html: string): { body: string; text: Text } {
  try {
    const body = markdownFromHtml(html)
    return { body, text: renderMarkdown(body) }
  } catch (error) {
    if (!isDomainError(error)) throw error
    return { body: html, text: sanitizeImportedHtml(html) }
  }
}

/** Whether the body is HTML, as posts were imported before bodies became Markdown: it gives the stored HTML. */
function hasHtmlBody({ kind, body, html, attribution }: AnyPost): boolean {
  return attribution !== null && kind !== 'comment' && HTML_START.test(body) && sanitizeImportedHtml(body).html === html
}

/** The body as its editors and those who quote it see it: Markdown. */
export function markdownBody(post: AnyPost): string {
  return hasHtmlBody(post) ? inMarkdown(post.body) : post.body
}

/** HTML that no Markdown can be made of stays as it is: Markdown may hold HTML. */
function inMarkdown(html: string): string {
  try {
    return markdownFromHtml(html)
  } catch (error) {
    if (isDomainError(error)) return html
    throw error
  }
}

/** The stored text of an imported post whose body was changed by an import. */
export function rerenderImported(post: AnyPost, body: string): Text {
  return hasHtmlBody(post) ? sanitizeImportedHtml(body) : renderMarkdown(body)
}

/** An earlier text of an imported post as Markdown. @param revision 1 is the text as imported */
export function earlierInMarkdown(
  post: Pick<AnyPost, 'kind' | 'attribution'>,
  { revision, body }: { revision: number; body: string },
): string {
  const html = revision === 1 && post.attribution !== null && post.kind !== 'comment' && HTML_START.test(body)
  return html ? inMarkdown(body) : body
}

/** Body and text of a post in Markdown, when its body is HTML and Markdown can hold it; else null. */
export function converted(post: AnyPost): { body: string; text: Text } | null {
  if (!hasHtmlBody(post)) return null
  const { body, text } = importedBody(post.body)
  return body === post.body ? null : { body, text }
}
