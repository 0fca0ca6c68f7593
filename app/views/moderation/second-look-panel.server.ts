import type { Ctx } from '#app/core/context.server.ts'
import { ruleShape } from '#app/domain/moderation/input.ts'
import { moderatedPosts } from '#app/domain/moderation/queries/posts.server.ts'
import { secondLooks } from '#app/domain/moderation/queries/second-looks.server.ts'
import { decideSecondLook } from '#app/domain/moderation/second-looks/decide-second-look.server.ts'
import { undoSecondLook } from '#app/domain/moderation/second-looks/undo-second-look.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import type { ReviewPanel } from '#app/views/review-panels.server.ts'
import { ruleOptions } from './rule-lines.server.ts'

export type SecondLookData = NonNullable<Awaited<ReturnType<typeof secondLookData>>>

/** A decided post as it was written, without anything that tells what was decided. */
export const secondLookPanel: ReviewPanel = {
  async rows(ctx, items) {
    const looks = await secondLooks(
      ctx.read,
      items.map(({ subject_id }) => subject_id),
    )
    const posts = await moderatedPosts(
      ctx.read,
      [...looks.values()].map(({ post_id }) => post_id),
    )
    return new Map(
      items.flatMap((item) => {
        const post = posts.get(looks.get(item.subject_id)?.post_id ?? '')
        return post === undefined ? [] : [[item.id, { title: post.excerpt, lang: post.lang }] as const]
      }),
    )
  },
  load: secondLookData,
  decide: (ctx, item, { decision, note, fields }) =>
    decideSecondLook(ctx, item, {
      decision: decision === 'hide' ? 'hide' : 'keep',
      note,
      rule: ruleShape.catch('general').parse(fields['rule']),
      relook: fields['relook'] === 'on',
    }),
  undo: undoSecondLook,
}

async function secondLookData(ctx: Ctx, item: ReviewItem) {
  const look = (await secondLooks(ctx.read, [item.subject_id])).get(item.subject_id)
  const post = look && (await moderatedPosts(ctx.read, [look.post_id])).get(look.post_id)
  if (post === undefined) return null
  return {
    post: { kind: post.kind, text: post.body, lang: post.lang, at: post.at, thread: post.thread.title },
    before: post.before,
    author: post.author?.name ?? null,
    rules: await ruleOptions(ctx),
  }
}
