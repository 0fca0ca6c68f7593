import type { Ctx } from '#app/core/context.server.ts'
import type { SuggestionView } from '#app/domain/threads/queries/edit-suggestions.server.ts'
import { translator } from '#app/i18n/index.ts'
import { renderedText } from './rendered-text.server.ts'
import { urls } from './urls.ts'

/** A suggestion as its page and the review queue show it. */
export function suggestionData(
  ctx: Ctx,
  { suggestion, editor, decider, post, thread, title, body, meanwhile, mayDecide, mine }: SuggestionView,
) {
  const gone = translator(ctx.locale)('parts.people.deleted')
  return {
    id: suggestion.id,
    href: urls.suggestion(suggestion.id),
    state: suggestion.state,
    comment: suggestion.comment,
    reason: suggestion.reason,
    at: suggestion.created_at,
    editor: { name: editor?.name ?? gone, handle: editor?.handle ?? null },
    decider:
      suggestion.decided_by === null
        ? null
        : { name: decider?.name ?? gone, at: suggestion.decided_at ?? suggestion.created_at },
    post: { href: urls.permalink(post.id), kind: post.kind, revision: post.revision, lang: post.lang },
    thread: { title: thread.title, lang: thread.lang },
    title,
    body,
    html: renderedText(suggestion.body),
    meanwhile,
    mayDecide,
    mine,
  }
}
