import { recheckAnswer } from '#app/domain/threads/answers/recheck-answer.server.ts'
import { undoRecheck } from '#app/domain/threads/answers/undo-recheck.server.ts'
import { outcomesOf } from '#app/domain/threads/queries/outcomes.server.ts'
import { postLinks } from '#app/domain/threads/queries/post-links.server.ts'
import { postView, threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import type { ReviewPanel } from './review-panels.server.ts'
import { urls } from './urls.ts'

/** Accepted answers that seem to have stopped working, in the review queue. */
export const outdatedAnswerPanel: ReviewPanel = {
  async rows(ctx, items) {
    const links = await postLinks(
      ctx,
      items.map(({ subject_id }) => subject_id),
    )
    return new Map(
      items.flatMap((item) => {
        const link = links.get(item.subject_id)
        return link === undefined ? [] : [[item.id, { title: link.title, lang: link.lang }] as const]
      }),
    )
  },
  async load(ctx, item) {
    const post = await postView(ctx, item.subject_id)
    const thread = await threadSummary(ctx, post.threadId)
    const outcomes = (await outcomesOf(ctx.read, [post.id], null)).get(post.id) ?? []
    return {
      html: post.html,
      lang: post.lang,
      href: urls.permalink(post.id),
      edit: post.allowed.edit ? urls.editPost(post.id) : null,
      product: thread.product?.name ?? null,
      askedFor: thread.version,
      version: thread.outdatedVersion,
      outcomes: outcomes.map(({ version, worked, failed }) => ({ version, worked, failed })),
      edited: post.editedAt !== null && post.editedAt > item.opened_at,
    }
  },
  async decide(ctx, item, { decision, note }) {
    const post = await postView(ctx, item.subject_id)
    const edited = post.editedAt !== null && post.editedAt > item.opened_at
    await recheckAnswer(ctx, {
      postId: item.subject_id,
      result: decision === 'outdated' ? 'outdated' : edited ? 'edited' : 'works',
      note,
    })
  },
  undo: undoRecheck,
}
