import { type PageRequest, type Page, decodeCursor, toPage } from '#app/core/page.ts'
import type { Instant } from '#app/core/time.ts'
import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { shownExcerpt, shownLang, shownTitle } from '#db/shown-text.ts'

/**
 * What a member did, in public content only: the same for every reader. `peopleHelped`: different people who accepted
 * an answer of theirs.
 */
export type Activity = {
  questions: number
  discussions: number
  answers: number
  accepted: number
  peopleHelped: number
}

const nothing: Activity = { questions: 0, discussions: 0, answers: 0, accepted: 0, peopleHelped: 0 }

/** Activity by member id, in three queries for any number of ids; every id asked for is in the map. */
export async function activityOf(db: Db, memberIds: readonly string[]): Promise<Map<string, Activity>> {
  const result = new Map(memberIds.map((id) => [id, { ...nothing }]))
  if (memberIds.length === 0) return result
  const threads = await db
    .selectFrom('thread')
    .select((eb) => ['author_id', 'kind', eb.fn.countAll<number>().as('count')])
    .where('author_id', 'in', [...memberIds])
    .where(publicThread())
    .groupBy(['author_id', 'kind'])
    .execute()
  const answers = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select((eb) => ['post.author_id', eb.fn.countAll<number>().as('count')])
    .where('post.author_id', 'in', [...memberIds])
    .where('post.kind', '=', 'answer')
    .where('post.state', '=', 'visible')
    .where(publicThread())
    .groupBy('post.author_id')
    .execute()
  const accepted = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.accepted_post_id', 'post.id')
    .select((eb) => [
      'post.author_id',
      eb.fn.countAll<number>().as('count'),
      eb.fn.count<number>('thread.author_id').distinct().as('people'),
    ])
    .where('post.author_id', 'in', [...memberIds])
    .where(publicThread())
    .whereRef('thread.author_id', '!=', 'post.author_id')
    .groupBy('post.author_id')
    .execute()

  const of = (id: string | null): Activity => result.get(id ?? '') ?? { ...nothing }
  for (const row of threads) of(row.author_id)[row.kind === 'question' ? 'questions' : 'discussions'] += row.count
  for (const row of answers) of(row.author_id).answers = row.count
  for (const row of accepted) Object.assign(of(row.author_id), { accepted: row.count, peopleHelped: row.people })
  return result
}

/** One line of a profile: an answer or a thread. `postId` is the answer's, or the thread's opening post. */
export type ActivityLine = {
  postId: string
  thread: { id: string; slug: string; title: string; lang: Locale | null }
  category: { slug: string; name: string }
  excerpt: string
  lang: Locale | null
  votes: number
  accepted: boolean
  at: Instant
}

/** `answers`: posts that answer; `questions`: questions asked; `discussions`: every other thread started. */
export type ActivityKind = 'answers' | 'questions' | 'discussions'

/**
 * A page of what a member wrote, newest first, public content only.
 * @param locale chooses the category's name, and the text of announcements
 */
export async function activityLines(
  db: Db,
  memberId: string,
  kind: ActivityKind,
  page: PageRequest,
  locale: Locale,
): Promise<Page<ActivityLine>> {
  let query = db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .innerJoin('category', 'category.id', 'thread.category_id')
    .select([
      'post.id',
      shownExcerpt(locale).as('excerpt'),
      shownLang(locale).as('lang'),
      'post.votes',
      'post.created_at',
      'thread.id as thread_id',
      'thread.slug',
      shownTitle(locale).as('title'),
      'thread.lang as thread_lang',
      'thread.accepted_post_id',
      'category.slug as category_slug',
      locale === 'ko' ? 'category.name_ko as category_name' : 'category.name_en as category_name',
    ])
    .where('post.author_id', '=', memberId)
    .where('post.state', '=', 'visible')
    .where(publicThread())
    .where('post.kind', '=', kind === 'answers' ? 'answer' : 'opening')
    .orderBy('post.created_at', 'desc')
    .orderBy('post.id', 'desc')
    .limit(page.limit + 1)
  if (kind !== 'answers') query = query.where('thread.kind', kind === 'questions' ? '=' : '!=', 'question')
  if (page.cursor !== null) {
    const [at, id] = decodeCursor(page.cursor, 2).map(String) as [string, string]
    query = query.where((eb) =>
      eb.or([eb('post.created_at', '<', at), eb.and([eb('post.created_at', '=', at), eb('post.id', '<', id)])]),
    )
  }
  const rows = toPage(await query.execute(), page.limit, (row) => [row.created_at, row.id])
  return {
    ...rows,
    items: rows.items.map((row) => ({
      postId: row.id,
      thread: { id: row.thread_id, slug: row.slug, title: row.title, lang: row.thread_lang },
      category: { slug: row.category_slug, name: row.category_name },
      excerpt: row.excerpt,
      lang: row.lang,
      votes: row.votes,
      // A question is marked when it has an accepted answer, an answer when it is the one.
      accepted: kind === 'answers' ? row.accepted_post_id === row.id : row.accepted_post_id !== null,
      at: row.created_at,
    })),
  }
}
