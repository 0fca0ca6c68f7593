import { expressionBuilder } from 'kysely'
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Database } from '#db/schema/index.ts'
import type { ThreadKind } from '../thread.ts'
import { categorySubtree } from './categories.server.ts'

/** `unanswered`, `unsolved`: questions without an answer, without an accepted one, duplicates left aside. */
export type ThreadState = 'unanswered' | 'unsolved' | 'solved'
/** What a reader has to do with a thread; `watched`: it has a tag, or stands in a category, that they watch. */
export type ThreadRelation = 'mine' | 'followed' | 'watched'

/**
 * Each null or left out: not narrowed; all that is said holds together. `category` is a slug and means what is below it too, `product`
 * a slug, `tag` a name, `author` a handle.
 */
export type ThreadFilter = {
  state?: ThreadState | null
  kind?: ThreadKind | null
  category?: string | null
  tag?: string | null
  product?: string | null
  author?: string | null
  only?: ThreadRelation | null
  /** With something new to the reader. */
  unread?: boolean
  /** Questions that no staff have answered, duplicates left aside. */
  noStaff?: boolean
  /** Written in this language, or in none that was recognised. */
  lang?: Locale | null
  /** Leaves out what the reader muted. */
  hideMuted?: boolean
}

type Eb = ExpressionBuilder<Database, 'thread'>

/** What holds for every thread of a list, as one condition on `thread`. @throws unauthenticated for `only` and `unread` of a visitor */
export function threadConditions(ctx: Ctx, filter: ThreadFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'thread'>()
  const { kind, product, author, tag, lang } = filter
  return eb.and([
    eb('thread.state', '=', 'visible'),
    ...(kind ? [eb('thread.kind', '=', kind)] : []),
    ...stateConditions(eb, filter),
    ...(filter.category ? [eb('thread.category_id', 'in', categorySubtree(ctx.read, filter.category))] : []),
    ...(product ? [eb('thread.product_id', '=', eb.selectFrom('product as p').select('p.id').where('p.slug', '=', product))] : []),
    ...(author ? [eb('thread.author_id', '=', eb.selectFrom('member as m').select('m.id').where('m.handle', '=', author))] : []),
    ...(tag ? [eb('thread.id', 'in', eb.selectFrom('thread_tag as tt').innerJoin('tag as g', 'g.id', 'tt.tag_id').select('tt.thread_id').where('g.name', '=', tag))] : []),
    ...(lang ? [eb.or([eb('thread.lang', '=', lang), eb('thread.lang', 'is', null)])] : []),
    ...readerConditions(ctx, eb, filter),
  ])
}

function stateConditions(eb: Eb, { state, noStaff }: ThreadFilter): Expression<SqlBool>[] {
  const open = [eb('thread.kind', '=', 'question'), eb('thread.duplicate_of_id', 'is', null)]
  return [
    ...(state === 'unanswered' ? [...open, eb('thread.answer_count', '=', 0)] : []),
    ...(state === 'unsolved' ? [...open, eb('thread.accepted_at', 'is', null)] : []),
    ...(state === 'solved' ? [eb('thread.accepted_at', 'is not', null)] : []),
    ...(noStaff ? [...open, eb('thread.staff_answered', '=', 0)] : []),
  ]
}

function readerConditions(ctx: Ctx, eb: Eb, { only, unread, hideMuted }: ThreadFilter): Expression<SqlBool>[] {
  if (!only && !unread && (!hideMuted || ctx.actor.memberId === null)) return []
  const memberId = signedIn(ctx.actor)
  return [
    ...(only === 'mine' ? [eb('thread.author_id', '=', memberId)] : []),
    ...(only === 'followed' ? [followedBy(eb, memberId)] : []),
    ...(only === 'watched' ? [markedBy(eb, memberId, 'watching')] : []),
    ...(hideMuted ? [eb.not(markedBy(eb, memberId, 'muted'))] : []),
    ...(unread ? [unreadBy(eb, memberId)] : []),
  ]
}

function followedBy(eb: Eb, memberId: string): Expression<SqlBool> {
  return eb('thread.id', 'in', eb.selectFrom('thread_follow as f').select('f.thread_id').where('f.member_id', '=', memberId).where('f.following', '=', 1))
}

/** By its category, or by one of its tags. */
function markedBy(eb: Eb, memberId: string, level: 'watching' | 'muted'): Expression<SqlBool> {
  const marked = (subject: 'tag' | 'category') =>
    eb.selectFrom('watch as w').select('w.subject_id').where('w.member_id', '=', memberId).where('w.subject_type', '=', subject).where('w.level', '=', level)
  return eb.or([
    eb('thread.category_id', 'in', marked('category')),
    eb.exists(eb.selectFrom('thread_tag as mt').select('mt.tag_id').whereRef('mt.thread_id', '=', 'thread.id').where('mt.tag_id', 'in', marked('tag'))),
  ])
}

/** The rule of `unreadOf` as a condition. */
function unreadBy(eb: Eb, memberId: string): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('member as reader')
      .leftJoin('thread_read as r', (join) => join.onRef('r.member_id', '=', 'reader.id').onRef('r.thread_id', '=', 'thread.id'))
      .select('reader.id')
      .where('reader.id', '=', memberId)
      .where((w) => w('thread.activity_at', '>', w.fn.coalesce('r.read_until', 'reader.seen_before', 'reader.all_read_at')))
      .where((w) => w.or([w('reader.all_read_at', 'is', null), w('thread.activity_at', '>', w.ref('reader.all_read_at'))])),
  )
}
