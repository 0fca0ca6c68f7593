import type { Ctx } from '#app/core/context.server.ts'
import { mayReadPost } from '#app/domain/access/may-read.ts'
import { privateMessages } from '#app/domain/cases/queries/private-messages.server.ts'
import { mayReadMessage } from '#app/domain/cases/readable-message.server.ts'
import { storyLinks } from '#app/domain/stories/queries/links.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { flagReasonOf, type FlaggedType } from '#app/registry/flag-reasons.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { ContentState } from '#db/schema/threads.ts'
import { shownExcerpt } from '#db/shown-text.ts'

const shown = 100
const excerptLength = 200

/**
 * The reader's own flags with what became of them, the latest first. `thing` null: they can't see it now; its `text` is
 * null for a picture. `words`: what the moderator said about it; '' without. One query, and one or two for each type.
 */
export async function myFlags(ctx: Ctx, memberId: string) {
  const rows = await ctx.read
    .selectFrom('flag')
    .innerJoin('review_item', 'review_item.id', 'flag.review_item_id')
    .leftJoin('post', (on) => on.onRef('post.id', '=', 'flag.subject_id').on('flag.subject_type', '=', 'post'))
    .leftJoin('thread', 'thread.id', 'post.thread_id')
    .selectAll('flag')
    .select(['review_item.note as words', 'post.state as post_state', 'post.author_id as post_author'])
    .select([shownExcerpt(ctx.locale).as('excerpt'), 'post.lang'])
    .select([
      'thread.state as thread_state',
      'thread.author_id as thread_author_id',
      'thread.area',
      'thread.category_id',
    ])
    .where('flag.member_id', '=', memberId)
    .orderBy('flag.at', 'desc')
    .orderBy('flag.id', 'desc')
    .limit(shown)
    .execute()
  const others = new Map([...(await otherThings(ctx.read, rows)), ...(await messages(ctx, rows))])
  return rows.map((row) => ({
    id: row.id,
    type: row.subject_type,
    subjectId: row.subject_id,
    reason: flagReasonOf(row.reason),
    note: row.note,
    state: row.state,
    at: row.at,
    decidedAt: row.decided_at,
    words: row.state === 'open' || row.state === 'withdrawn' ? '' : row.words,
    thing: row.subject_type === 'post' ? postOf(ctx, row) : (others.get(row.subject_id) ?? null),
  }))
}

/** A thing as its line shows it. `slug`: of a story; `handle`: of a profile; `case`: the number of that of a message. */
export type FlaggedThing = {
  text: string | null
  lang: Locale | null
  slug?: string
  handle?: string
  case?: { number: number; own: boolean }
}

/** Stories that readers see, profiles, and pictures that moderators don't hide, by id. Three queries at most. */
async function otherThings(
  db: Db,
  rows: readonly { subject_type: FlaggedType; subject_id: string }[],
): Promise<Map<string, FlaggedThing>> {
  const ids = (type: FlaggedType) => rows.flatMap((row) => (row.subject_type === type ? [row.subject_id] : []))
  const [stories, members, pictures] = [ids('story'), ids('profile'), ids('picture')]
  const [links, people, shown] = await Promise.all([
    storyLinks(db, stories),
    members.length === 0
      ? []
      : db.selectFrom('member').select(['id', 'name', 'handle']).where('id', 'in', members).execute(),
    pictures.length === 0
      ? []
      : db.selectFrom('upload').select('id').where('id', 'in', pictures).where('hidden_at', 'is', null).execute(),
  ])
  return new Map<string, FlaggedThing>([
    ...[...links.values()].flatMap(({ id, title, lang, slug, visible }) =>
      visible ? [[id, { text: title, lang, slug }] as const] : [],
    ),
    ...people.map(({ id, name, handle }) => [id, { text: name, lang: null, handle }] as const),
    ...shown.map(({ id }) => [id, { text: null, lang: null }] as const),
  ])
}

/** Messages of cases that the reader is a side of, by id. */
async function messages(
  { read, actor }: Ctx,
  rows: readonly { subject_type: FlaggedType; subject_id: string }[],
): Promise<Map<string, FlaggedThing>> {
  const ids = rows.flatMap((row) => (row.subject_type === 'message' ? [row.subject_id] : []))
  const found = [...(await privateMessages(read, ids)).values()].filter((one) => mayReadMessage(actor, one))
  return new Map(
    found.map(({ id, body, lang, caseNumber: number, customerId }) => [
      id,
      { text: body.slice(0, excerptLength), lang, case: { number, own: customerId === actor.memberId } },
    ]),
  )
}

type Row = {
  excerpt: string | null
  lang: Locale | null
  post_state: ContentState | null
  post_author: string | null
  thread_state: ContentState | null
  thread_author_id: string | null
  area: string | null
  category_id: string | null
}

function postOf({ actor }: Ctx, row: Row): FlaggedThing | null {
  const { post_state: state, thread_state: threadState, category_id } = row
  if (state === null || threadState === null || category_id === null) return null
  const thread = { state: threadState, author_id: row.thread_author_id, area: row.area, category_id }
  return mayReadPost(actor, thread, { state, author_id: row.post_author })
    ? { text: row.excerpt, lang: row.lang }
    : null
}
