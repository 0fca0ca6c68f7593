import type { Ctx } from '#app/core/context.server.ts'
import { redemptionsByIds } from '#app/domain/perks/queries/redemptions.server.ts'
import { storyLinks } from '#app/domain/stories/queries/links.server.ts'
import { postLinks } from '#app/domain/threads/queries/post-links.server.ts'
import { redemptionRow } from './perk-views.server.ts'
import { urls } from './urls.ts'

export type SubjectLink = { href: string; title: string; lang: 'ko' | 'en' | null }

/** What ledger lines are about, as links by line id; null for what cannot be read any more. */
export async function ledgerSubjects(
  ctx: Ctx,
  lines: readonly { id: string; subject: { type: string; id: string } | null }[],
): Promise<Record<string, SubjectLink | null>> {
  const ids = (type: string): string[] =>
    lines.flatMap((line) => (line.subject?.type === type ? [line.subject.id] : []))
  const posts = await postLinks(ctx, ids('post'))
  const stories = await storyLinks(ctx.read, ids('story'))
  const redemptions = await redemptionsByIds(ctx.read, ids('redemption'))
  return Object.fromEntries(
    lines.map((line) => {
      const story = line.subject?.type === 'story' ? stories.get(line.subject.id) : undefined
      if (story?.visible) return [line.id, { href: urls.story(story), title: story.title, lang: story.lang }]
      const redemption = line.subject?.type === 'redemption' ? redemptions.get(line.subject.id) : undefined
      if (redemption !== undefined)
        return [
          line.id,
          { href: urls.myRedemption(redemption.id), title: redemptionRow(ctx, redemption).title, lang: null },
        ]
      const post = line.subject === null ? undefined : posts.get(line.subject.id)
      return [
        line.id,
        post === undefined
          ? null
          : {
              href: post.opening ? urls.thread({ id: post.threadId, slug: post.slug }) : urls.permalink(post.postId),
              title: post.title,
              lang: post.lang,
            },
      ]
    }),
  )
}
