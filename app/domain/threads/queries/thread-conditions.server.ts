import { expressionBuilder, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import { categorySubtreeIds } from '#app/domain/catalogue/queries/categories.server.ts'
import type { ThreadKind } from '#app/domain/threads/thread.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { constant } from '#db/constant.ts'
import type { Database } from '#db/schema/index.ts'

/**
 * `unanswered`, `unsolved`: questions without an answer, without an accepted one, duplicates left aside; `outdated`:
 * with an accepted answer that may be, or is, outdated.
 */
export type ThreadState = 'unanswered' | 'unsolved' | 'solved' | 'outdated'
/** How a reader is related to a thread; `watched`: they watch one of its tags, or its category. */
export type ThreadRelation = 'mine' | 'followed' | 'watched'

/**
 * Each null or left out: not narrowed; all conditions hold together. `category` is a slug and means what is below it
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
 * What the planner can't know of a filter: ids and sizes behind its names. null: not narrowed, or for `tag` that there
 * is no such one.
 */
export type Place = {
  categoryIds: string[] | null
  tag: { id: string; common: boolean } | null
  /** The reader watches a category, or a common tag. */
  watchesMuch: boolean
}

export const nowhere: Place = { categoryIds: null, tag: null, watchesMuch: false }

/**
 * A tag with at least this many threads is common: its latest threads are found faster by walking all threads than by
 * sorting those of the tag.
 */
const commonTag = 3_000

/** Looks up the category, the tag and the watches of the filter: one query for each that it names. */
export async function placeOf(
  ctx: Ctx,
  { category, tag, only }: Pick<ThreadFilter, 'category' | 'tag' | 'only'>,
): Promise<Place> {
  const [categoryIds, found, watchesMuch] = await Promise.all([
    category ? categorySubtreeIds(ctx.read, category) : null,
    tag
      ? ctx.read.selectFrom('tag').select(['id', 'thread_count']).where('name', '=', tag).executeTakeFirst()
      : undefined,
    only === 'watched' && doesWatchMuch(ctx),
  ])
  return {
    categoryIds,
    tag: found === undefined ? null : { id: found.id, common: found.thread_count >= commonTag },
    watchesMuch,
  }
}

async function doesWatchMuch(ctx: Ctx): Promise<boolean> {
  const much = await ctx.read
    .selectFrom('watch as w')
    .leftJoin('tag as given', 'given.id', 'w.subject_id')
    .leftJoin('tag', (on) => on.on((eb) => eb('tag.id', '=', eb.fn.coalesce('given.synonym_of_id', 'given.id'))))
    .select('w.subject_id')
    .where('w.member_id', '=', signedIn(ctx.actor))
    .where('w.level', '=', 'watching')
    .where((eb) => eb.or([eb('w.subject_type', '=', 'category'), eb('tag.thread_count', '>=', commonTag)]))
    .limit(1)
    .executeTakeFirst()
  return much !== undefined
}

/**
 * The condition on `thread` that every thread of a list meets. @param place of this filter
 * @throws unauthenticated for `only` and `unread` of a visitor
 */
export function threadConditions(ctx: Ctx, filter: ThreadFilter, place: Place): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'thread'>()
  const { kind, product, author, tag, lang } = filter
  return eb.and([
    shownThread(ctx.actor),
    ...(kind ? kindConditions(eb, kind) : []),
    ...stateConditions(eb, filter),
    ...(place.categoryIds === null ? [] : [inCategories(eb, place.categoryIds)]),
    ...(product
      ? [eb('thread.product_id', '=', eb.selectFrom('product as p').select('p.id').where('p.slug', '=', product))]
      : []),
    ...(author
      ? [eb('thread.author_id', '=', eb.selectFrom('member as m').select('m.id').where('m.handle', '=', author))]
      : []),
    ...(tag ? [tagged(eb, place.tag)] : []),
    ...(lang ? [eb.or([eb('thread.lang', '=', lang), eb('thread.lang', 'is', null)])] : []),
    ...readerConditions(ctx, eb, filter, place),
  ])
}

/** A single category is compared with `=`: its index then gives the order of the list too. */
function inCategories(eb: Eb, ids: readonly string[]): Expression<SqlBool> {
  const [only] = ids
  return only !== undefined && ids.length === 1
    ? eb('thread.category_id', '=', only)
    : eb('thread.category_id', 'in', ids.length === 0 ? [''] : [...ids])
}

/** A common tag is checked for each thread in the order of the list; the threads of a rare tag are gathered first. */
function tagged(eb: Eb, tag: Place['tag']): Expression<SqlBool> {
  const carriers = eb
    .selectFrom('thread_tag as tt')
    .select('tt.thread_id')
    .where('tt.tag_id', '=', tag?.id ?? '')
  return tag?.common === true
    ? eb.exists(carriers.whereRef('tt.thread_id', '=', 'thread.id').limit(eb.lit(1)))
    : eb('thread.id', 'in', carriers)
}

function stateConditions(eb: Eb, { state, noStaff }: ThreadFilter): Expression<SqlBool>[] {
  // Repeats the conditions of the partial indexes word by word; otherwise the planner does not use them.
  const open = [eb('thread.kind', '=', constant('question')), eb('thread.duplicate_of_id', 'is', null)]
  return [
    ...(state === 'unanswered' ? [...open, eb('thread.answer_count', '=', eb.lit(0))] : []),
    ...(state === 'unsolved' ? [...open, eb('thread.accepted_post_id', 'is', null)] : []),
    ...(state === 'solved' ? [eb('thread.accepted_post_id', 'is not', null)] : []),
    ...(state === 'outdated' ? [eb('thread.outdated', 'is not', null)] : []),
    ...(noStaff ? [...open, eb('thread.staff_answered', '=', eb.lit(0))] : []),
  ]
}

/** Two conditions for all kinds but questions, because the index of the others leaves out questions. */
function kindConditions(eb: Eb, kind: ThreadKind): Expression<SqlBool>[] {
  const asked = eb('thread.kind', '=', constant(kind))
  return kind === 'question' ? [asked] : [asked, eb('thread.kind', '<>', constant('question'))]
}

function readerConditions(
  ctx: Ctx,
  eb: Eb,
  { only, unread, hideMuted }: ThreadFilter,
  place: Place,
): Expression<SqlBool>[] {
  if (!only && !unread && (!hideMuted || ctx.actor.memberId === null)) return []
  const memberId = signedIn(ctx.actor)
  return [
    ...(only === 'mine' ? [eb('thread.author_id', '=', memberId)] : []),
    ...(only === 'followed' ? [followedBy(eb, memberId)] : []),
    ...(only === 'watched' ? [watchedBy(eb, memberId, place.watchesMuch)] : []),
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

/** By category or tag: gathered first, or checked for each thread where the reader watches many threads. */
function watchedBy(eb: Eb, memberId: string, much: boolean): Expression<SqlBool> {
  const categories = marked(eb, memberId, 'category', 'watching')
  const tags = marked(eb, memberId, 'tag', 'watching')
  const tagged = eb.selectFrom('thread_tag as wt').select('wt.thread_id as id').where('wt.tag_id', 'in', tags)
  if (much)
    return eb.or([
      eb('thread.category_id', 'in', categories),
      eb.exists(tagged.whereRef('wt.thread_id', '=', 'thread.id').limit(eb.lit(1))),
    ])
  const placed = eb
    .selectFrom('thread as t')
    .select('t.id')
    .where('t.state', '=', constant('visible'))
    .where('t.category_id', 'in', categories)
  return eb('thread.id', 'in', tagged.unionAll(placed))
}

/** Checked for each thread, because most threads are not muted. */
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

/** A tag that was merged counts as the tag it went into. */
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
 * The rule of `unreadOf` as a list of threads, in two parts that have an index each: opened threads, and the others
 * since the last visit. As a condition on each thread it would walk all threads to find few.
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
  const since = eb
    .selectFrom('thread as t')
    .select('t.id')
    .where('t.state', '=', constant('visible'))
    .where('t.activity_at', '>', reader.select('reader.seen_before'))
    .where('t.id', 'not in', opened)
  return eb('thread.id', 'in', moved.unionAll(since))
}
