import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { ConsentUse } from '#app/domain/stories/consent.ts'
import { storyQuestions, type Story, type StoryQuestion } from '#app/domain/stories/story.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { activeConsents } from './story.server.ts'

/** The proof of a figure: a linked document, a check by staff, or the word of the author. */
export type Evidence = 'linked' | 'staff' | 'self'

export type StoryResult = {
  id: string
  what: string
  before: string
  after: string
  unit: string
  period: string
  evidence: Evidence
  evidenceUrl: string | null
  confirmedAt: string | null
}

/**
 * A story with all that belongs to it, for readers who may see everything; `publicAuthor` reduces the author to what is
 * consented to.
 */
export type StoryView = {
  story: Story
  results: StoryResult[]
  questions: StoryQuestion[]
  consent: ReadonlySet<ConsentUse>
  author: { id: string; name: string; handle: string; joinedAt: string; customerSince: string | null }
  product: { slug: string; name_en: string; name_ko: string } | null
  /** The thread of the turning point; null when it is not public. */
  thread: {
    id: string
    slug: string
    title: string
    lang: 'ko' | 'en' | null
    answer_count: number
    solved: boolean
  } | null
}

/** Stories with what belongs to them, in the given order; six queries for any number. */
export async function storyViews(db: Db, stories: readonly Story[]): Promise<StoryView[]> {
  if (stories.length === 0) return []
  const ids = stories.map(({ id }) => id)
  const [results, questions, consents, authors, products, threads] = await Promise.all([
    resultsOf(db, ids),
    db.selectFrom('story_question').selectAll().where('story_id', 'in', ids).execute(),
    activeConsents(db, ids),
    authorsOf(db, unique(stories.map(({ author_id }) => author_id))),
    productsOf(db, unique(stories.map(({ product_id }) => product_id))),
    threadsOf(db, unique(stories.map(({ turning_point_thread_id }) => turning_point_thread_id))),
  ])
  return stories.flatMap((story) => {
    const author = authors.get(story.author_id)
    if (author === undefined) return []
    return {
      story,
      results: results.get(story.id) ?? [],
      questions: storyQuestions.filter((question) =>
        questions.some((row) => row.story_id === story.id && row.question === question),
      ),
      consent: consents.get(story.id) ?? new Set<ConsentUse>(),
      author,
      product: products.get(story.product_id ?? '') ?? null,
      thread: threads.get(story.turning_point_thread_id ?? '') ?? null,
    }
  })
}

async function resultsOf(db: Db, ids: readonly string[]): Promise<Map<string, StoryResult[]>> {
  const rows = await db
    .selectFrom('story_result')
    .selectAll()
    .where('story_id', 'in', [...ids])
    .orderBy('position')
    .execute()
  const lists = new Map<string, StoryResult[]>()
  for (const { id, story_id, what, before, after, unit, period, evidence_url, confirmed_at } of rows) {
    const evidence = confirmed_at !== null ? 'staff' : evidence_url !== null ? 'linked' : 'self'
    lists.set(story_id, [
      ...(lists.get(story_id) ?? []),
      { id, what, before, after, unit, period, evidence, evidenceUrl: evidence_url, confirmedAt: confirmed_at },
    ])
  }
  return lists
}

async function authorsOf(db: Db, ids: readonly string[]): Promise<Map<string, StoryView['author']>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('member')
    .leftJoin('account', 'account.id', 'member.account_id')
    .select(['member.id', 'member.name', 'member.handle', 'member.joined_at', 'account.started_at'])
    .where('member.id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map(({ id, name, handle, joined_at, started_at }) => [
      id,
      { id, name, handle, joinedAt: joined_at, customerSince: started_at },
    ]),
  )
}

async function productsOf(db: Db, ids: readonly string[]): Promise<Map<string, NonNullable<StoryView['product']>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('product')
    .select(['id', 'slug', 'name_en', 'name_ko'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, ...product }) => [id, product]))
}

async function threadsOf(db: Db, ids: readonly string[]): Promise<Map<string, NonNullable<StoryView['thread']>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('thread')
    .select(['id', 'slug', 'title', 'lang', 'answer_count', 'accepted_post_id'])
    .where('id', 'in', [...ids])
    .where(publicThread())
    .execute()
  return new Map(
    rows.map(({ accepted_post_id, ...thread }) => [thread.id, { ...thread, solved: accepted_post_id !== null }]),
  )
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids)].filter((id) => id !== null)
}
