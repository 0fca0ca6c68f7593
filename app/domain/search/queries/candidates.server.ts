import type { Ctx } from '#app/core/context.server.ts'
import { seesArea } from '#app/domain/access/area.ts'
import type { DocumentPart, SearchType } from '#app/domain/search/document.ts'
import { activeConsents } from '#app/domain/stories/queries/story.server.ts'
import { publicStates } from '#app/domain/stories/story.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { shownTitle } from '#db/shown-text.ts'

/**
 * A match that the reader may see now. `title` is the present one, the reader's where there are two, in `lang`; null:
 * not recognised, or a name. `solved`: a question with an accepted answer.
 */
export type Candidate = {
  rowid: number
  type: SearchType
  subjectId: string
  title: string
  lang: Locale | null
  solved: boolean
  answered: boolean
  duplicate: boolean
}

/**
 * The rows whose subjects may be shown, checked with the subjects: the index may lag behind a moderator's decision,
 * an author's withdrawal, a suspension, and knows no private areas. At most four queries.
 */
export async function visibleCandidates(
  ctx: Ctx,
  rowids: readonly number[],
  type: SearchType | null,
): Promise<Map<number, Candidate>> {
  if (rowids.length === 0) return new Map()
  const lists = await Promise.all([
    type === null || type === 'thread' ? threads(ctx, rowids) : [],
    type === null || type === 'story' ? stories(ctx.read, rowids) : [],
    type === null || type === 'member' ? members(ctx.read, rowids) : [],
  ])
  return new Map(lists.flat().map((candidate) => [candidate.rowid, candidate]))
}

// States are compared here, not in the queries: asked for visible threads, SQLite begins at all of those and looks for
// the few rows from there, 170 ms instead of 1 at 3,000 threads.
async function threads({ read, actor, locale }: Ctx, rowids: readonly number[]): Promise<Candidate[]> {
  const rows = await read
    .selectFrom('search_document')
    .innerJoin('thread', 'thread.id', 'search_document.subject_id')
    .select([
      'search_document.rowid',
      'thread.id',
      shownTitle(locale).as('title'),
      'thread.accepted_post_id',
      'thread.answer_count',
      'thread.duplicate_of_id',
      'thread.state',
      'thread.area',
      'thread.lang',
    ])
    .where('search_document.rowid', 'in', [...rowids])
    .execute()
  return rows
    .filter(({ state, area }) => state === 'visible' && seesArea(actor, area))
    .map(({ rowid, id, title, lang, accepted_post_id, answer_count, duplicate_of_id }) => ({
      rowid,
      type: 'thread',
      subjectId: id,
      title,
      lang,
      solved: accepted_post_id !== null,
      answered: answer_count > 0,
      duplicate: duplicate_of_id !== null,
    }))
}

async function stories(db: Db, rowids: readonly number[]): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('search_document')
    .innerJoin('story', 'story.id', 'search_document.subject_id')
    .select(['search_document.rowid', 'story.id', 'story.headline', 'story.state', 'story.lang'])
    .where('search_document.rowid', 'in', [...rowids])
    .where('story.hidden_at', 'is', null)
    .execute()
  const published = rows.filter(({ state }) => publicStates.includes(state))
  const consents = await activeConsents(
    db,
    published.map(({ id }) => id),
  )
  return published
    .filter(({ id }) => consents.get(id)?.has('community'))
    .map(({ rowid, id, headline, lang }) => ({
      rowid,
      type: 'story',
      subjectId: id,
      title: headline,
      lang,
      solved: false,
      answered: false,
      duplicate: false,
    }))
}

async function members(db: Db, rowids: readonly number[]): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('search_document')
    .innerJoin('member', 'member.id', 'search_document.subject_id')
    .select(['search_document.rowid', 'member.id', 'member.name', 'member.suspended_at', 'member.hides_from_directory'])
    .where('search_document.rowid', 'in', [...rowids])
    .execute()
  return rows
    .filter(({ suspended_at, hides_from_directory }) => suspended_at === null && hides_from_directory === 0)
    .map(({ rowid, id, name }) => ({
      rowid,
      type: 'member',
      subjectId: id,
      title: name,
      lang: null,
      solved: false,
      answered: false,
      duplicate: false,
    }))
}

/** The indexed texts, by row. */
export async function partsOf(db: Db, rowids: readonly number[]): Promise<Map<number, DocumentPart[]>> {
  if (rowids.length === 0) return new Map()
  const rows = await db
    .selectFrom('search_document')
    .select(['rowid', 'parts'])
    .where('rowid', 'in', [...rowids])
    .execute()
  return new Map(rows.map(({ rowid, parts }) => [rowid, JSON.parse(parts) as DocumentPart[]]))
}

/** Posts of these threads that are held, hidden or deleted: nothing of them is quoted. */
export async function hiddenPosts(db: Db, threadIds: readonly string[]): Promise<Set<string>> {
  if (threadIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('post')
    .select('id')
    .where('thread_id', 'in', [...threadIds])
    .where('state', '!=', 'visible')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The languages that were recognised in these posts. */
export async function postLangs(db: Db, postIds: readonly string[]): Promise<Map<string, Locale | null>> {
  if (postIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('post')
    .select(['id', 'lang'])
    .where('id', 'in', [...postIds])
    .execute()
  return new Map(rows.map(({ id, lang }) => [id, lang]))
}
