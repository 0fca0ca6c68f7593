import { isDomainError } from '#app/core/errors.ts'
import { renderMarkdown } from '#app/core/markdown.server.ts'

/**
 * An earlier or a suggested text as readers would see it, beside its source. Names and references of other posts are left
 * as they are written, so that a page of versions needs no query per text. Null where the text cannot be rendered.
 */
export function renderedText(markdown: string): string | null {
  try {
    return renderMarkdown(markdown).html
  } catch (error) {
    if (isDomainError(error)) return null
    throw error
  }
}
