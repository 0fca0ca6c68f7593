import type { Ctx } from '#app/core/context.server.ts'
import { ruleShape } from '#app/domain/moderation/input.ts'
import { memberNames } from '#app/domain/moderation/queries/people.server.ts'
import { moderatedPosts } from '#app/domain/moderation/queries/posts.server.ts'
import { secondLooks } from '#app/domain/moderation/queries/second-looks.server.ts'
import { decideSecondLook } from '#app/domain/moderation/second-looks/decide-second-look.server.ts'
import { undoSecondLook } from '#app/domain/moderation/second-looks/undo-second-look.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { storyHeadlines } from '#app/domain/stories/queries/headlines.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { ReviewPanel } from '#app/views/review-panels.server.ts'
import type { SecondLookTable } from '#db/schema/moderation-log.ts'
import { ruleOptions } from './rule-lines.server.ts'
import { shownContent, type ShownContent } from './shown-content.server.ts'

export type SecondLookData = NonNullable<Awaited<ReturnType<typeof secondLookData>>>

/** Something decided as it was made, without anything that tells what was decided. */
export const secondLookPanel: ReviewPanel = {
  async rows(ctx, items) {
    const looks = await secondLooks(
      ctx.read,
      items.map(({ subject_id }) => subject_id),
    )
    const lines = await linesOf(ctx, [...looks.values()])
    return new Map(
      items.flatMap((item) => {
        const line = lines(looks.get(item.subject_id))
        return line === null ? [] : [[item.id, line] as const]
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

/** The line of each look: what a post or story says; of a profile or picture what it is. Two queries. */
async function linesOf(ctx: Ctx, looks: readonly SecondLookTable[]) {
  const t = translator(ctx.locale)
  const of = (type: SecondLookTable['subject_type']) =>
    looks.flatMap((look) => (look.subject_type === type ? [look.subject_id] : []))
  const [posts, stories] = await Promise.all([
    moderatedPosts(ctx.read, of('post')),
    storyHeadlines(ctx.read, of('story')),
  ])
  return (look: SecondLookTable | undefined): { title: string; lang: Locale | null } | null => {
    if (look === undefined) return null
    const { subject_type: type, subject_id: id } = look
    if (type === 'story') return stories.get(id) ?? null
    if (type !== 'post') return { title: t(`flags.thing.${type}`), lang: ctx.locale }
    const post = posts.get(id)
    return post === undefined ? null : { title: post.excerpt, lang: post.lang }
  }
}

async function secondLookData(ctx: Ctx, item: ReviewItem) {
  const look = (await secondLooks(ctx.read, [item.subject_id])).get(item.subject_id)
  if (look === undefined) return null
  const subject = look.subject_type === 'post' ? await postOf(ctx, look.subject_id) : await contentOf(ctx, look)
  return subject === null ? null : { ...subject, rules: await ruleOptions(ctx) }
}

async function postOf(ctx: Ctx, id: string) {
  const post = (await moderatedPosts(ctx.read, [id])).get(id)
  if (post === undefined) return null
  const { kind, body: text, lang, at, thread } = post
  return {
    post: { kind, text, lang, at, thread: thread.title },
    shown: null,
    before: post.before,
    author: post.author?.name ?? null,
  }
}

/** Without the state and the page, which would tell what was decided. */
async function contentOf(ctx: Ctx, { subject_type: type, subject_id: id }: SecondLookTable) {
  const found = await shownContent(ctx, type, id)
  if (found === null) return null
  const { authorId } = found
  const author = authorId === null ? null : ((await memberNames(ctx.read, [authorId])).get(authorId) ?? null)
  const shown: ShownContent = { ...found, state: 'visible', href: null }
  return { post: null, shown, before: null, author }
}
