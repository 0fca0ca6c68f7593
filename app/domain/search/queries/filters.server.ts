import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Ctx } from '#app/core/context.server.ts'
import { shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import { tagNameOf } from '#app/domain/catalogue/tag-name.ts'
import type { SearchType } from '#app/domain/search/document.ts'
import type { SearchFilter } from '#app/domain/search/query-language.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'
import type { ThreadTable } from '#db/schema/threads.ts'

type Reader = Pick<Ctx, 'read' | 'actor'>

/** Rows of one type, or of all, in one language or in none that was recognised, or in any. */
export function rowsOfType(db: Db, type: SearchType | null, lang: Locale | null) {
  let query = db.selectFrom('search_document').select('search_document.rowid')
  if (type !== null) query = query.where('search_document.type', '=', type)
  if (lang !== null)
    query = query.where((eb) => eb.or([eb('search_document.lang', '=', lang), eb('search_document.lang', 'is', null)]))
  return query
}

/**
 * Rows of visible threads, of areas that the reader sees, that pass every operator: `tag:` `category:` `by:` `is:`
 * `lang:`, each also excluded.
 * @param lang as in `rowsOfType`
 */
export function rowsOfThreads({ read: db, actor }: Reader, filters: readonly SearchFilter[], lang: Locale | null) {
  let query = db
    .selectFrom('thread')
    .innerJoin('search_document', 'search_document.subject_id', 'thread.id')
    .select('search_document.rowid')
    .where(shownThread(actor))
  if (lang !== null) query = query.where((eb) => eb.or([eb('thread.lang', '=', lang), eb('thread.lang', 'is', null)]))
  for (const filter of filters)
    query = query.where((eb) => (filter.excluded ? eb.not(threadPasses(db, eb, filter)) : threadPasses(db, eb, filter)))
  return query
}

/**
 * Those of a few threads that pass every operator. In steps, as SQLite would begin one query for all at the operator,
 * that is at half of all threads for `is:unsolved`.
 */
export async function threadsPassing(
  db: Db,
  ids: readonly string[],
  filters: readonly SearchFilter[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  let left = await db
    .selectFrom('thread')
    .select([...factColumns])
    .where('id', 'in', [...ids])
    .execute()
  for (const filter of filters) {
    const passing = await passingTest(
      db,
      left.map(({ id }) => id),
      filter,
    )
    left = left.filter((thread) => passing(thread) !== filter.excluded)
  }
  return new Set(left.map(({ id }) => id))
}

const factColumns = [
  'id',
  'kind',
  'accepted_post_id',
  'answer_count',
  'category_id',
  'author_id',
  'duplicate_of_id',
  'lang',
  'staff_answered',
  'outdated',
] as const
type ThreadFacts = Pick<ThreadTable, (typeof factColumns)[number]>

async function passingTest(
  db: Db,
  ids: readonly string[],
  filter: SearchFilter,
): Promise<(thread: ThreadFacts) => boolean> {
  if (filter.operator === 'is') {
    if (filter.value === 'solved') return ({ accepted_post_id }) => accepted_post_id !== null
    if (filter.value === 'unsolved')
      return ({ kind, accepted_post_id, duplicate_of_id }) =>
        kind === 'question' && duplicate_of_id === null && accepted_post_id === null
    return ({ kind, answer_count, duplicate_of_id }) =>
      kind === 'question' && duplicate_of_id === null && answer_count === 0
  }
  if (filter.operator === 'lang') {
    const both = new Set((await inBothLanguages(db, ids).execute()).map(({ thread_id }) => thread_id))
    return ({ id, lang }) => lang === filter.value || both.has(id)
  }
  if (filter.operator === 'kind') return ({ kind }) => kind === filter.value
  if (filter.operator === 'state')
    return filter.value === 'outdated'
      ? ({ outdated }) => outdated !== null
      : ({ kind, duplicate_of_id, staff_answered }) =>
          kind === 'question' && duplicate_of_id === null && staff_answered === 0
  if (filter.operator === 'category') {
    const categories = new Set((await categoriesCalled(db, filter.value).execute()).map(({ id }) => id))
    return ({ category_id }) => categories.has(category_id)
  }
  if (ids.length === 0) return () => false
  if (filter.operator === 'tag') {
    const tagged = await threadsTagged(db, filter.value)
      .where('thread_tag.thread_id', 'in', [...ids])
      .execute()
    const passing = new Set(tagged.map(({ thread_id }) => thread_id))
    return ({ id }) => passing.has(id)
  }
  const members = (await membersCalled(db, filter.value).execute()).map(({ id }) => id)
  if (members.length === 0) return () => false
  const written = await db
    .selectFrom('post')
    .select(['thread_id', 'state'])
    .where('thread_id', 'in', [...ids])
    .where('author_id', 'in', members)
    .execute()
  const passing = new Set(written.filter(({ state }) => state === 'visible').map(({ thread_id }) => thread_id))
  return ({ id, author_id }) => passing.has(id) || (author_id !== null && members.includes(author_id))
}

/** Threads that pass every operator, without words to rank by: the most recently active first. */
export async function recentThreads(
  reader: Reader,
  filters: readonly SearchFilter[],
  lang: Locale | null,
  limit: number,
): Promise<number[]> {
  const rows = await rowsOfThreads(reader, filters, lang)
    .orderBy('thread.activity_at', 'desc')
    .orderBy('thread.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ rowid }) => rowid)
}

function threadPasses(db: Db, eb: ExpressionBuilder<Database, 'thread'>, filter: SearchFilter): Expression<SqlBool> {
  const { value } = filter
  switch (filter.operator) {
    case 'tag':
      return eb('thread.id', 'in', threadsTagged(db, value))
    case 'category':
      return eb('thread.category_id', 'in', categoriesCalled(db, value))
    case 'by':
      // One list, not two conditions joined by "or": over a partial index SQLite finds no plan for those.
      return eb(
        'thread.id',
        'in',
        db
          .selectFrom('post')
          .select('post.thread_id')
          .where('post.author_id', 'in', membersCalled(db, value))
          .where('post.state', '=', 'visible')
          .union(
            db
              .selectFrom('thread as own')
              .select('own.id as thread_id')
              .where('own.author_id', 'in', membersCalled(db, value)),
          ),
      )
    case 'lang':
      return eb.or([
        eb('thread.lang', '=', filter.value),
        eb('thread.id', 'in', db.selectFrom('thread_translation').select('thread_translation.thread_id')),
      ])
    case 'kind':
      return eb('thread.kind', '=', filter.value)
    case 'state':
      if (filter.value === 'outdated') return eb('thread.outdated', 'is not', null)
      return eb.and([
        eb('thread.kind', '=', 'question'),
        eb('thread.duplicate_of_id', 'is', null),
        eb('thread.staff_answered', '=', 0),
      ])
    case 'is':
      if (filter.value === 'solved') return eb('thread.accepted_post_id', 'is not', null)
      return eb.and([
        // As in the lists: a duplicate is answered in its original.
        eb('thread.kind', '=', 'question'),
        eb('thread.duplicate_of_id', 'is', null),
        filter.value === 'unsolved' ? eb('thread.accepted_post_id', 'is', null) : eb('thread.answer_count', '=', 0),
      ])
  }
}

function inBothLanguages(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('thread_translation')
    .select('thread_id')
    .where('thread_id', 'in', ids.length === 0 ? [''] : [...ids])
}

function threadsTagged(db: Db, tag: string) {
  return (
    db
      .selectFrom('thread_tag')
      .select('thread_tag.thread_id')
      // By its own name or by a synonym.
      .where('thread_tag.tag_id', 'in', (eb) =>
        eb
          .selectFrom('tag')
          .select((tags) => tags.fn.coalesce('synonym_of_id', 'id').as('id'))
          .where('name', '=', tagNameOf(tag)),
      )
  )
}

/** By the word in its address, or by its name in either language; with all that lie below it. */
function categoriesCalled(db: Db, value: string) {
  const called = (
    eb: ExpressionBuilder<Record<'c' | 'above' | 'top', Database['category']>, 'c' | 'above' | 'top'>,
    one: 'c' | 'above' | 'top',
  ) =>
    eb.or([
      eb(`${one}.slug`, '=', value),
      eb(eb.fn<string>('lower', [`${one}.name_en`]), '=', value),
      eb(eb.fn<string>('lower', [`${one}.name_ko`]), '=', value),
    ])
  return db
    .selectFrom('category as c')
    .leftJoin('category as above', 'above.id', 'c.parent_id')
    .leftJoin('category as top', 'top.id', 'above.parent_id')
    .select('c.id')
    .where((eb) => eb.or((['c', 'above', 'top'] as const).map((one) => called(eb as never, one))))
}

/** The member with this handle, whatever its case. */
function membersCalled(db: Db, handle: string) {
  return db
    .selectFrom('member')
    .select('member.id')
    .where((eb) => eb(eb.fn<string>('lower', ['handle']), '=', handle))
}
