import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely'
import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { sharedFact } from '#app/core/shared-facts.server.ts'
import { publicStates, type Story, type StoryQuestion, type StoryState } from '#app/domain/stories/story.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'
import { storyViews, type StoryView } from './views.server.ts'

/** Slug of a product, an industry as authors wrote it, a question, a state; null filters nothing. */
export type StoryFilter = {
  product?: string | null
  industry?: string | null
  question?: StoryQuestion | null
  state?: 'published' | 'featured' | null
  /** Written in this language, or in none that was recognised. */
  lang?: Locale | null
}

type StoryQuery = SelectQueryBuilder<Database, 'story', Story>

/** Public stories, newest first. The query reads the consent, so a revoked one hides the story immediately. */
export async function publishedStories(
  ctx: Ctx,
  filter: StoryFilter = {},
  page: PageRequest = { limit: 12, cursor: null },
): Promise<Page<StoryView>> {
  let query = publicStories(ctx.read)
  const { product, industry, question, state, lang } = filter
  if (lang) query = query.where((eb) => eb.or([eb('lang', '=', lang), eb('lang', 'is', null)]))
  if (state) query = query.where('state', '=', state)
  if (product)
    query = query.where('product_id', 'in', (eb) => eb.selectFrom('product').select('id').where('slug', '=', product))
  if (industry) query = query.where('industry', '=', industry)
  if (question)
    query = query.where('id', 'in', (eb) =>
      eb.selectFrom('story_question').select('story_id').where('question', '=', question),
    )
  return pageBy(ctx.read, query, 'published_at', page)
}

/** The story featured last that can be read, in the language the reader chose to read; null when none is. */
export function featuredStory(ctx: Ctx): Promise<StoryView | null> {
  return sharedFact(ctx, `featured story ${ctx.reads ?? ''}`, () => readFeatured(ctx))
}

async function readFeatured(ctx: Ctx): Promise<StoryView | null> {
  const row = await publicStories(ctx.read)
    .where('state', '=', 'featured')
    .$if(ctx.reads !== null, (all) => all.where((eb) => eb.or([eb('lang', '=', ctx.reads), eb('lang', 'is', null)])))
    .orderBy('featured_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : ((await storyViews(ctx.read, [row]))[0] ?? null)
}

export type StoryFacets = {
  products: { slug: string; name_en: string; name_ko: string }[]
  industries: string[]
  questions: StoryQuestion[]
}

/** The values that public stories can be filtered by; each finds at least one story. */
export async function storyFacets(ctx: Ctx): Promise<StoryFacets> {
  const shown = (eb: ExpressionBuilder<Database, 'story'>) =>
    eb.and([eb('story.state', 'in', [...publicStates]), consents(eb)])
  const [products, industries, questions] = await Promise.all([
    ctx.read
      .selectFrom('story')
      .innerJoin('product', 'product.id', 'story.product_id')
      .select(['product.slug', 'product.name_en', 'product.name_ko', 'product.position'])
      .distinct()
      .where((eb) => shown(eb as never))
      .orderBy('product.position')
      .orderBy('product.slug')
      .execute(),
    ctx.read
      .selectFrom('story')
      .select('industry')
      .distinct()
      .where(shown)
      .where('industry', '!=', '')
      .orderBy('industry')
      .execute(),
    ctx.read
      .selectFrom('story')
      .innerJoin('story_question', 'story_question.story_id', 'story.id')
      .select('story_question.question')
      .distinct()
      .where((eb) => shown(eb as never))
      .execute(),
  ])
  return {
    products: products.map(({ slug, name_en, name_ko }) => ({ slug, name_en, name_ko })),
    industries: industries.map(({ industry }) => industry),
    questions: questions.map(({ question }) => question),
  }
}

/** The stories of the member who asks, in every state, newest first. */
export async function myStories(ctx: Ctx, state: StoryState | null, page: PageRequest): Promise<Page<StoryView>> {
  let query = ctx.read.selectFrom('story').selectAll().where('author_id', '=', signedIn(ctx.actor))
  if (state !== null) query = query.where('state', '=', state)
  return pageBy(ctx.read, query, 'created_at', page)
}

/**
 * Stories in these states for curators, the oldest first, because it waits longest. Drafts and withdrawn stories are left
 * out: only their author may know of them.
 */
export async function storiesInState(
  ctx: Ctx,
  states: readonly StoryState[],
  page: PageRequest,
): Promise<Page<StoryView>> {
  const open = states.filter((state) => state !== 'draft' && state !== 'withdrawn')
  if (open.length === 0) return { items: [], next: null }
  let query = ctx.read.selectFrom('story').selectAll().where('state', 'in', open)
  if (page.cursor !== null) {
    const { at, id } = placeAt(page.cursor)
    query = query.where((eb) =>
      eb.or([eb('created_at', '>', at), eb.and([eb('created_at', '=', at), eb('id', '>', id)])]),
    )
  }
  const rows = await query
    .orderBy('created_at')
    .orderBy('id')
    .limit(page.limit + 1)
    .execute()
  const found = toPage(rows, page.limit, (row) => [row.created_at, row.id])
  return { items: await storyViews(ctx.read, found.items), next: found.next }
}

/** How many stories are in each state, for the queue's filters. */
export async function countByState(ctx: Ctx): Promise<Map<StoryState, number>> {
  const rows = await ctx.read
    .selectFrom('story')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, count }) => [state, Number(count)]))
}

function publicStories(db: Db): StoryQuery {
  return db
    .selectFrom('story')
    .selectAll()
    .where('state', 'in', [...publicStates])
    .where(consents)
}

/** The author consents to the community reading it, and moderators don't hide it. */
function consents(eb: ExpressionBuilder<Database, 'story'>) {
  return eb.and([
    eb('story.hidden_at', 'is', null),
    eb.exists(
      eb
        .selectFrom('consent_grant')
        .select('consent_grant.id')
        .whereRef('consent_grant.story_id', '=', 'story.id')
        .where('consent_grant.use', '=', 'community')
        .where('consent_grant.revoked_at', 'is', null),
    ),
  ])
}

/** @throws invalid when the cursor holds no time: PostgreSQL would fail on it. */
function placeAt(cursor: string): { at: string; id: string } {
  const [at, id] = decodeCursor(cursor, 2)
  if (
    typeof at === 'string' &&
    typeof id === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) &&
    !Number.isNaN(Date.parse(at))
  )
    return { at, id }
  throw new DomainError('invalid', 'errors.badCursor', { fields: { cursor: { key: 'errors.badCursor' } } })
}

async function pageBy(
  db: Db,
  query: StoryQuery,
  column: 'published_at' | 'created_at',
  page: PageRequest,
): Promise<Page<StoryView>> {
  let asked = query
  if (page.cursor !== null) {
    const { at, id } = placeAt(page.cursor)
    asked = asked.where((eb) => eb.or([eb(column, '<', at), eb.and([eb(column, '=', at), eb('id', '<', id)])]))
  }
  const rows = await asked
    .orderBy(column, 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const found = toPage(rows, page.limit, (row) => [row[column], row.id])
  return { items: await storyViews(db, found.items), next: found.next }
}
