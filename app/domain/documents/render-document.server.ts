import { DomainError, isDomainError } from '#app/core/errors.ts'
import { renderMarkdown } from '#app/core/markdown.server.ts'
import { partsOf, type DocumentKind, type DocumentSection } from './document.ts'

/**
 * The sections of a text as readers are shown them; those of guidelines are numbered.
 * @param field name of the form's field, for a refusal
 * @throws invalid `markdown.*` on `field` when a limit of the renderer is passed
 */
export function renderDocument(kind: DocumentKind, text: string, field: string): DocumentSection[] {
  let number = 0
  return partsOf(text).map(({ key, title, body }) => ({
    key,
    number: kind === 'guidelines' && title !== '' ? ++number : null,
    title,
    html: render(body, field),
  }))
}

function render(body: string, field: string): string {
  try {
    return renderMarkdown(body).html
  } catch (error) {
    if (!isDomainError(error)) throw error
    throw new DomainError('invalid', error.key, {
      params: error.params,
      fields: { [field]: { key: error.key, params: error.params } },
    })
  }
}
