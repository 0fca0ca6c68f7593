import type { Ctx } from '#app/core/context.server.ts'
import type { RevisionView } from '#app/domain/threads/queries/revisions.server.ts'
import { translator } from '#app/i18n/index.ts'
import { renderedText } from './rendered-text.server.ts'
import { urls } from './urls.ts'

/** Revisions as their list shows them. */
export function revisionViews(ctx: Ctx, revisions: readonly RevisionView[]) {
  const gone = translator(ctx.locale)('parts.people.deleted')
  return revisions.map(({ editor, suggestionId, ...revision }) => ({
    ...revision,
    html: renderedText(revision.text),
    translation: revision.translation && { ...revision.translation, html: renderedText(revision.translation.text) },
    editor: { name: editor?.name ?? gone, handle: editor?.handle ?? null },
    suggestion: suggestionId === null ? null : urls.suggestion(suggestionId),
  }))
}
