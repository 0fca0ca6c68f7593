import type { Ctx } from '#app/core/context.server.ts'
import { seenByOf, type SeenBy } from '#app/domain/access/area.ts'
import { shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { Named } from '#app/domain/catalogue/named.ts'
import type { ContentState, ThreadKind } from '#app/domain/threads/thread.ts'
import { otherLanguage, type Translation } from '#app/domain/threads/translation.ts'
import type { IdeaStatus } from '#app/domain/threads/upkeep/idea.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Outdated, PinnedIn } from '#db/schema/threads.ts'
import { shownTitle } from '#db/shown-text.ts'

export type Person = { id: string; handle: string; name: string }

/**
 * A thread in a list. Names are in the reader's language; so are `title` and `excerpt` of an announcement that has them.
 * `author`, `lastBy` null: gone.
 */
export type ThreadSummary = {
  id: string
  kind: ThreadKind
  slug: string
  title: string
  lang: Locale | null
  excerpt: string
  /** The title as it was written first, with its translation. */
  written: { title: string; lang: Locale | null; excerpt: string }
  /** null: there is one text only. */
  translation: Pick<Translation, 'lang' | 'title' | 'excerpt'> | null
  state: ContentState
  category: Named
  product: Named | null
  version: string | null
  tags: string[]
  author: Person | null
  createdAt: string
  activityAt: string
  lastBy: Person | null
  answerCount: number
  commentCount: number
  acceptedPostId: string | null
  staffAnswered: boolean
  votes: number
  meTooCount: number
  duplicateOfId: string | null
  locked: boolean
  /** null for what is no idea. */
  ideaStatus: IdeaStatus | null
  archived: boolean
  /** Who sees its private area; null: everybody. */
  seenBy: SeenBy | null
  /** Shown first in every list, or in the list of its category; null also when its time is over. */
  pinnedIn: PinnedIn | null
  /** The accepted answer may be, or is, outdated; null: neither. */
  outdated: Outdated | null
  outdatedVersion: string | null
}

/**
 * Threads by id that this reader may see in a list (visible ones), in the order asked for. Two queries for any number.
 */
export async function threadSummaries(ctx: Ctx, ids: readonly string[]): Promise<ThreadSummary[]> {
  if (ids.length === 0) return []
  const rows = await summaryQuery(ctx.read)
    .where('thread.id', 'in', [...ids])
    .where(shownThread(ctx.actor))
    .execute()
  const byId = new Map((await toSummaries(ctx, rows)).map((summary) => [summary.id, summary]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** What a short list of links shows of a thread. */
export type ThreadLinkView = Pick<ThreadSummary, 'id' | 'slug' | 'title' | 'lang' | 'answerCount' | 'acceptedPostId'>

/** Visible threads by id with what a link needs: a query, to be read along with something else. */
export function linkQuery({ read, actor, locale }: Ctx, ids: readonly string[]) {
  return read
    .selectFrom('thread as linked')
    .select([
      'linked.id',
      'linked.slug',
      shownTitle(locale, { thread: 'linked' }).as('title'),
      'linked.lang',
      'linked.answer_count as answerCount',
      'linked.accepted_post_id as acceptedPostId',
    ])
    .where('linked.id', 'in', ids.length === 0 ? [''] : [...ids])
    .where(shownThread(actor, 'linked'))
}

/** The links that were read along, in the order asked for. */
export function linksIn(column: string, ids: readonly string[]): ThreadLinkView[] {
  const byId = new Map((JSON.parse(column) as ThreadLinkView[]).map((link) => [link.id, link]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Left joins throughout: they keep the planner from starting at the small tables and sorting everything afterwards. */
export function summaryQuery(db: Db) {
  return db
    .selectFrom('thread')
    .leftJoin('category', 'category.id', 'thread.category_id')
    .leftJoin('product', 'product.id', 'thread.product_id')
    .leftJoin('member as author', (on) =>
      on.onRef('author.id', '=', 'thread.author_id').on('author.deleted_at', 'is', null),
    )
    .leftJoin('member as last', (on) =>
      on.onRef('last.id', '=', 'thread.activity_member_id').on('last.deleted_at', 'is', null),
    )
    .leftJoin('thread_translation as other', 'other.thread_id', 'thread.id')
    .select([
      'other.lang as other_lang',
      'other.title as other_title',
      'other.excerpt as other_excerpt',
      'thread.id',
      'thread.kind',
      'thread.slug',
      'thread.title',
      'thread.lang',
      'thread.excerpt',
      'thread.state',
      'thread.area',
      'thread.category_id',
      'thread.product_version',
      'thread.created_at',
      'thread.activity_at',
      'thread.answer_count',
      'thread.comment_count',
      'thread.accepted_post_id',
      'thread.staff_answered',
      'thread.votes',
      'thread.me_too_count',
      'thread.duplicate_of_id',
      'thread.locked_at',
      'thread.idea_status',
      'thread.author_id',
      'thread.activity_member_id',
      'thread.me_too_count',
      'thread.duplicate_of_id',
      'thread.locked_at',
      'thread.archived_at',
      'thread.pinned_in',
      'thread.pinned_until',
      'thread.outdated',
      'thread.outdated_version',
      'thread.author_id',
      'thread.activity_member_id',
      'category.slug as category_slug',
      'category.name_en as category_en',
      'category.name_ko as category_ko',
      'product.slug as product_slug',
      'product.name_en as product_en',
      'product.name_ko as product_ko',
      'author.handle as author_handle',
      'author.name as author_name',
      'last.handle as last_handle',
      'last.name as last_name',
    ])
}

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaryQuery>['execute']>>[number]

/**
 * One query.
 * @param known the tags by thread, where they were read already: then none
 * @param lang which text of an announcement is shown, where it has both
 */
export async function toSummaries(
  ctx: Ctx,
  rows: readonly SummaryRow[],
  known?: ReadonlyMap<string, string[]>,
  lang: Locale = ctx.locale,
): Promise<ThreadSummary[]> {
  const tags =
    known ??
    (await tagsOfThreads(
      ctx.read,
      rows.map(({ id }) => id),
    ))
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    slug: row.slug,
    ...textsOf(row, lang),
    state: row.state,
    category: named(ctx.locale, row.category_slug, row.category_en, row.category_ko) ?? { slug: '', name: '' },
    product: named(ctx.locale, row.product_slug, row.product_en, row.product_ko),
    version: row.product_version,
    tags: tags.get(row.id) ?? [],
    author: person(row.author_id, row.author_handle, row.author_name),
    createdAt: row.created_at,
    activityAt: row.activity_at,
    lastBy: person(row.activity_member_id, row.last_handle, row.last_name),
    answerCount: row.answer_count,
    commentCount: row.comment_count,
    acceptedPostId: row.accepted_post_id,
    staffAnswered: row.staff_answered === 1,
    votes: row.votes,
    meTooCount: row.me_too_count,
    duplicateOfId: row.duplicate_of_id,
    locked: row.locked_at !== null,
    ideaStatus: row.idea_status,
    archived: row.archived_at !== null,
    seenBy: seenByOf(row.area),
    pinnedIn: row.pinned_until !== null && row.pinned_until <= ctx.now() ? null : row.pinned_in,
    outdated: row.outdated,
    outdatedVersion: row.outdated_version,
  }))
}

function textsOf(
  row: SummaryRow,
  lang: Locale,
): Pick<ThreadSummary, 'title' | 'lang' | 'excerpt' | 'written' | 'translation'> {
  const { other_lang, other_title, other_excerpt } = row
  const translation =
    other_lang === null || other_title === null || other_excerpt === null
      ? null
      : { lang: other_lang, title: other_title, excerpt: other_excerpt }
  const written = {
    title: row.title,
    lang: translation === null ? row.lang : otherLanguage(translation.lang),
    excerpt: row.excerpt,
  }
  return { ...(translation?.lang === lang ? translation : written), written, translation }
}

async function tagsOfThreads(db: Db, ids: readonly string[]): Promise<Map<string, string[]>> {
  const tags = new Map<string, string[]>()
  if (ids.length === 0) return tags
  const rows = await db
    .selectFrom('thread_tag')
    .innerJoin('tag', 'tag.id', 'thread_tag.tag_id')
    .select(['thread_tag.thread_id', 'tag.name'])
    .where('thread_tag.thread_id', 'in', [...ids])
    .orderBy('thread_tag.position')
    .execute()
  for (const { thread_id, name } of rows) tags.set(thread_id, [...(tags.get(thread_id) ?? []), name])
  return tags
}

function named(locale: Locale, slug: string | null, en: string | null, ko: string | null): Named | null {
  const name = locale === 'ko' ? ko : en
  return slug === null || name === null ? null : { slug, name }
}

function person(id: string | null, handle: string | null, name: string | null): Person | null {
  return id === null || handle === null || name === null ? null : { id, handle, name }
}
