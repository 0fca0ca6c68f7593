import { expressionBuilder, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { ThreadKind } from '#app/domain/threads/thread.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Database } from '#db/schema/index.ts'
import { categorySubtree } from './categories.server.ts'

/**
 * `unanswered`, `unsolved`: questions without an answer, without an accepted one, duplicates left aside; `outdated`:
 * with an accepted answer that may be, or is, outdated.
 */
export type ThreadState = 'unanswered' | 'unsolved' | 'solved' | 'outdated'
/** What a reader has to do with a thread; `watched`: it has a tag, or stands in a category, that they watch. */
export type ThreadRelation = 'mine' | 'followed' | 'watched'

/**
 * Each null or left out: not narrowed; all that is said holds together. `category` is a slug and means what is below it
 * too, `product` a slug, `tag` a name, `author` a handle.
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

/**
 * What holds for every thread of a list, as one condition on `thread`. @throws unauthenticated for `only` and `unread`
 * of a visitor
 */
export function threadConditions(ctx: Ctx, filter: ThreadFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'thread'>()
  const { kind, product, author, tag, lang } = filter
  return eb.and([
    eb('thread.state', '=', 'visible'),
    ...(kind ? [eb('thread.kind', '=', kind)] : []),
    ...stateConditions(eb, filter),
    ...(filter.category ? [eb('thread.category_id', 'in', categorySubtree(ctx.read, filter.category))] : []),
    ...(product
      ? [eb('thread.product_id', '=', eb.selectFrom('product as p').select('p.id').where('p.slug', '=', product))]
      : []),
    ...(author
      ? [eb('thread.author_id', '=', eb.selectFrom('member as m').select('m.id').where('m.handle', '=', author))]
      : []),
    ...(tag
      ? [
          eb(
            'thread.id',
            'in',
            eb
              .selectFrom('thread_tag as tt')
              .innerJoin('tag as g', 'g.id', 'tt.tag_id')
              .select('tt.thread_id')
              .where('g.name', '=', tag),
          ),
        ]
      : []),
    ...(lang ? [eb.or([eb('thread.lang', '=', lang), eb('thread.lang', 'is', null)])] : []),
    ...readerConditions(ctx, eb, filter),
  ])
}

function stateConditions(eb: Eb, { state, noStaff }: ThreadFilter): Expression<SqlBool>[] {
  const original = eb('thread.duplicate_of_id', 'is', null)
  // Most threads are questions: as an equation SQLite would take the index by kind for a good one.
  const open = [eb('thread.kind', 'not in', ['discussion', 'idea', 'announcement']), original]
  return [
    ...(state === 'unanswered'
      ? [eb('thread.kind', '=', 'question'), original, eb('thread.answer_count', '=', 0)]
      : []),
    // Not by `accepted_at`, for the same reason.
    ...(state === 'unsolved' ? [...open, eb('thread.accepted_post_id', 'is', null)] : []),
    ...(state === 'solved' ? [eb('thread.accepted_at', 'is not', null)] : []),
    ...(state === 'outdated' ? [eb('thread.outdated', 'is not', null)] : []),
    ...(noStaff ? [...open, eb('thread.staff_answered', '=', 0)] : []),
  ]
}

function readerConditions(ctx: Ctx, eb: Eb, { only, unread, hideMuted }: ThreadFilter): Expression<SqlBool>[] {
  if (!only && !unread && (!hideMuted || ctx.actor.memberId === null)) return []
  const memberId = signedIn(ctx.actor)
  return [
    ...(only === 'mine' ? [eb('thread.author_id', '=', memberId)] : []),
    ...(only === 'followed' ? [followedBy(eb, memberId)] : []),
    ...(only === 'watched' ? [watchedBy(eb, memberId)] : []),
    ...(hideMuted ? [eb.not(mutedBy(eb, memberId))] : []),
    ...(unread ? [unreadBy(eb, memberId)] : []),
  ]
}

function followedBy(eb: Eb, memberId: string): Expression<SqlBool> {
  return eb(
    'thread.id',
    'in',
    eb
      .selectFrom('thread_follow as f')
      .select('f.thread_id')
      .where('f.member_id', '=', memberId)
      .where('f.following', '=', 1),
  )
}

/** By its category, or by one of its tags: what is watched is gathered, as it is little. */
function watchedBy(eb: Eb, memberId: string): Expression<SqlBool> {
  return eb.or([
    eb('thread.category_id', 'in', marked(eb, memberId, 'category', 'watching')),
    eb(
      'thread.id',
      'in',
      eb
        .selectFrom('thread_tag as wt')
        .select('wt.thread_id')
        .where('wt.tag_id', 'in', marked(eb, memberId, 'tag', 'watching')),
    ),
  ])
}

/** The same row by row, as most threads are not muted. */
function mutedBy(eb: Eb, memberId: string): Expression<SqlBool> {
  return eb.or([
    eb('thread.category_id', 'in', marked(eb, memberId, 'category', 'muted')),
    eb.exists(
      eb
        .selectFrom('thread_tag as mt')
        .select('mt.tag_id')
        .whereRef('mt.thread_id', '=', 'thread.id')
        .where('mt.tag_id', 'in', marked(eb, memberId, 'tag', 'muted')),
    ),
  ])
}

/** A tag that was merged since stands for the one it went into. */
function marked(eb: Eb, memberId: string, subject: 'tag' | 'category', level: 'watching' | 'muted') {
  return eb
    .selectFrom('watch as w')
    .leftJoin('tag as old', 'old.id', 'w.subject_id')
    .select((w) => w.fn.coalesce('old.synonym_of_id', 'w.subject_id').as('id'))
    .where('w.member_id', '=', memberId)
    .where('w.subject_type', '=', subject)
    .where('w.level', '=', level)
}

/**
 * The rule of `unreadOf` as a condition, in two parts that have an index each: opened threads, and the others since the
 * last visit.
 */
function unreadBy(eb: Eb, memberId: string): Expression<SqlBool> {
  const reader = eb.selectFrom('member as reader').where('reader.id', '=', memberId)
  const opened = eb.selectFrom('thread_read as r').select('r.thread_id').where('r.member_id', '=', memberId)
  const moved = eb
    .selectFrom('thread_read as r')
    .innerJoin('thread as t', 't.id', 'r.thread_id')
    .innerJoin('member as reader', 'reader.id', 'r.member_id')
    .select('t.id')
    .where('r.member_id', '=', memberId)
    .whereRef('t.activity_at', '>', 'r.read_until')
    .where((w) => w.or([w('reader.all_read_at', 'is', null), w('t.activity_at', '>', w.ref('reader.all_read_at'))]))
  // "All read" moves `seen_before` too, and no later visit moves it back.
  return eb.or([
    eb('thread.id', 'in', moved),
    eb.and([eb('thread.activity_at', '>', reader.select('reader.seen_before')), eb.not(eb('thread.id', 'in', opened))]),
  ])
}
