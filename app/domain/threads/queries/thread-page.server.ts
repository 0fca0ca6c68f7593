import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { actorIn, seesArea } from '#app/domain/access/area.ts'
import { notFound, readable } from '#app/domain/access/may-read.ts'
import { areaSeen, shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import { authorCards } from '#app/domain/accounts/queries/members.server.ts'
import { readerOfThread, type ReaderOfThread } from '#app/domain/following/queries/reading.server.ts'
import { responseKind, type ContentState, type Thread } from '#app/domain/threads/thread.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { DraftTable } from '#db/schema/composer.ts'
import { allowedOnThread, type ThreadAllowed } from './allowed.ts'
import { lastKindChange } from './ideas.server.ts'
import { outcomesIn, versionsIn, type OutcomeCount } from './outcomes.server.ts'
import { placedPosts, type Place, type Position, type PostOrder } from './post-places.server.ts'
import {
  postViews,
  postViewsBy,
  readablePosts,
  type Author,
  type AuthorsOf,
  type PostView,
  type ReadPost,
} from './post-views.server.ts'
import { findThread } from './posts.server.ts'
import { draftsIn, draftsOfThread } from './thread-drafts.server.ts'
import {
  linkQuery,
  linksIn,
  summaryQuery,
  toSummaries,
  type ThreadLinkView,
  type ThreadSummary,
} from './thread-summaries.server.ts'
import { readTransfers, transferQuery, type TransferView } from './transfers.server.ts'

const duplicatesShown = 10

/** Comments of one post that its thread shows; a page of its own has them all. */
export const commentsShown = 30

/**
 * Everything on the page of a thread. `comments` by the id of the post they are about. `duplicateOf` null also when it
 * is not readable.
 */
export type ThreadPage<A = Author> = {
  thread: ThreadSummary
  opening: PostView<A>
  /** The accepted answer comes first, on the first page. */
  answers: Page<PostView<A>> & { previous: string | null; position: Position | null }
  comments: Record<string, PostView<A>[]>
  /** Total number of comments of a post, where that is more than `comments` holds. */
  moreComments: Record<string, number>
  mineToo: boolean
  duplicateOf: ThreadLink | null
  /** Questions that were closed in favour of this one, newest first. */
  duplicates: ThreadLink[]
  /** What readers say of the answers shown, by answer. */
  outcomes: ReadonlyMap<string, OutcomeCount[]>
  /** Versions of the product, newest first. */
  versions: string[]
  /** The reader asked, was reminded to choose an answer, and has not chosen yet. */
  reminded: boolean
  /** The merges and splits of this thread that moderators can undo, newest first. */
  transfers: TransferView[]
  /** The reader's drafts of forms on this page. */
  drafts: DraftTable[]
  /** Those of the threads asked for that are visible. */
  beside: ThreadLinkView[]
  /** Name of the category before the last move; null: not moved. */
  movedFrom: string | null
  reader: ReaderOfThread
  /** The last change of kind can be undone: it was not undone yet, and led to the present kind. */
  kindChanged: boolean
  allowed: ThreadAllowed
}

export type ThreadLink = { id: string; slug: string; title: string; lang: Locale | null }
/**
 * `place` for any page; `cursor` for the one after a post, null the first. `lang`: which text of an announcement is
 * shown, where it has both.
 */
export type AnswerPlace = { order: PostOrder; limit: number; cursor?: string | null; place?: Place; lang?: Locale }

/**
 * @throws not_found when there is no such thread for this reader, with the code `merged` and where it went when it was
 * merged;
 *   invalid for a broken cursor
 */
export function threadPage(ctx: Ctx, id: string, place: AnswerPlace): Promise<ThreadPage> {
  return threadPageBy((ids) => authorCards(ctx, ids), ctx, id, place)
}

/**
 * The same with the authors as the page shows them. Four queries for the first page, one more for references in texts.
 * @param beside ids of other threads that are read along: what a link shows of them
 */
export async function threadPageBy<A extends Author>(
  authorsOf: AuthorsOf<A>,
  ctx: Ctx,
  id: string,
  {
    order,
    limit,
    cursor = null,
    place = cursor === null ? { at: 'start' } : { at: 'after', cursor },
    lang = ctx.locale,
  }: AnswerPlace,
  beside: readonly string[] = [],
): Promise<ThreadPage<A>> {
  const thread = await threadRow(ctx, id, beside)
  const tags = JSON.parse(thread.tags) as { name: string }[]
  const [[summary], answers] = await Promise.all([
    toSummaries(ctx, [thread], new Map([[thread.id, tags.map(({ name }) => name)]]), lang),
    placedPosts(
      () => responsesOf(ctx, thread),
      order,
      place,
      limit,
      thread.answer_count - Number(thread.accepted_post_id !== null),
    ),
  ])
  const first = answers.previous === null
  const head = [thread.opening_post_id, ...(first && thread.accepted_post_id !== null ? [thread.accepted_post_id] : [])]
  const others = await headAndComments(
    ctx,
    head,
    answers.posts.map((post) => post.id),
  )
  const posts = [
    ...others.filter((post) => head.includes(post.id)).map((post) => inLanguage(post, thread, lang)),
    ...answers.posts,
    ...others.filter((post) => post.kind === 'comment'),
  ]
  const views = await postViewsBy(authorsOf, ctx, thread, posts, thread.asker_said_at)
  const duplicates = JSON.parse(thread.duplicates) as ThreadLink[]
  return {
    thread: readableView(summary),
    opening: readableView(views.find((view) => view.kind === 'opening')),
    answers: {
      items: views.filter((view) => view.kind === 'answer' || view.kind === 'reply'),
      next: answers.next,
      previous: answers.previous,
      position: answers.position,
    },
    comments: byParent(views.filter((view) => view.kind === 'comment')),
    moreComments: Object.fromEntries(
      others.flatMap((post) =>
        post.parent_id !== null && Number(post.siblings) > commentsShown
          ? [[post.parent_id, Number(post.siblings)]]
          : [],
      ),
    ),
    mineToo: Number(thread.mine_too) > 0,
    duplicateOf:
      thread.original_id === null || thread.original_slug === null || thread.original_title === null
        ? null
        : {
            id: thread.original_id,
            slug: thread.original_slug,
            title: thread.original_title,
            lang: thread.original_lang,
          },
    duplicates,
    outcomes: new Map(
      posts.filter(({ kind }) => kind === 'answer').map((post) => [post.id, outcomesIn(post.outcomes)]),
    ),
    versions: versionsIn(thread.product_versions),
    reminded:
      thread.accept_reminded_at !== null && thread.accepted_post_id === null && thread.author_id === ctx.actor.memberId,
    transfers: can(actorIn(ctx.actor, thread.category_id), 'thread.organise') ? readTransfers(thread.transfers) : [],
    drafts: draftsIn(thread.drafts),
    beside: linksIn(thread.beside, beside),
    movedFrom: thread.moved_from,
    reader: readerOfThread(thread),
    kindChanged: thread.kind_before === thread.kind,
    allowed: allowedOnThread(ctx.actor, thread, { hasDuplicates: duplicates.length > 0 }),
  }
}

/** The row of the thread, with everything about it and its reader that fits in one row. One query. */
async function threadRow(ctx: Ctx, id: string, beside: readonly string[]) {
  const memberId = ctx.actor.memberId ?? ''
  const row = await summaryQuery(ctx.read)
    .leftJoin('thread as original', (on) =>
      on.onRef('original.id', '=', 'thread.duplicate_of_id').on(shownThread(ctx.actor, 'original')),
    )
    .leftJoin('thread as target', 'target.id', 'thread.merged_into_id')
    .selectAll('thread')
    .leftJoin('member as me', (on) => on.on('me.id', '=', memberId))
    .leftJoin('thread_read as seen', (on) =>
      on.onRef('seen.thread_id', '=', 'thread.id').on('seen.member_id', '=', memberId),
    )
    .leftJoin('thread_follow as followed', (on) =>
      on.onRef('followed.thread_id', '=', 'thread.id').on('followed.member_id', '=', memberId),
    )
    .select([
      'original.id as original_id',
      'original.slug as original_slug',
      'original.title as original_title',
      'original.lang as original_lang',
      'target.slug as target_slug',
      'target.state as target_state',
      'target.area as target_area',
      'product.versions as product_versions',
      'other.body as other_body',
      'other.html as other_html',
    ])
    .leftJoin('category as former', (on) =>
      on.onRef('former.id', '=', 'thread.moved_from_id').on((eb) => areaSeen(ctx.actor, eb.ref('former.area'))),
    )
    .select(ctx.locale === 'ko' ? 'former.name_ko as moved_from' : 'former.name_en as moved_from')
    .select([
      'me.seen_before',
      'me.all_read_at',
      'seen.read_until',
      'seen.posts_read',
      'followed.following',
      'followed.level',
    ])
    .select((eb) => [
      eb
        .selectFrom('me_too')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('me_too.thread_id', '=', 'thread.id')
        .where('me_too.member_id', '=', memberId)
        .as('mine_too'),
      // Only those who might accept for a silent asker need to know; it is looked for among all posts of the thread.
      can(ctx.actor, 'answer.acceptForAsker')
        ? eb
            .selectFrom('post as said')
            .select((on) => on.fn.max('said.created_at').as('at'))
            .whereRef('said.thread_id', '=', 'thread.id')
            .whereRef('said.author_id', '=', 'thread.author_id')
            .as('asker_said_at')
        : eb.ref('thread.activity_at').as('asker_said_at'),
      lastKindChange(eb, id).select('kind_change.to_kind').as('kind_before'),
      ctx.dialect
        .rowsAsText(
          eb
            .selectFrom('thread_tag')
            .innerJoin('tag', 'tag.id', 'thread_tag.tag_id')
            .select('tag.name')
            .whereRef('thread_tag.thread_id', '=', 'thread.id')
            .orderBy('thread_tag.position'),
        )
        .as('tags'),
      ctx.dialect
        .rowsAsText(
          eb
            .selectFrom('thread as copy')
            .select(['copy.id', 'copy.slug', 'copy.title', 'copy.lang'])
            .whereRef('copy.duplicate_of_id', '=', 'thread.id')
            .where(shownThread(ctx.actor, 'copy'))
            .orderBy('copy.created_at', 'desc')
            .limit(duplicatesShown),
        )
        .as('duplicates'),
      ctx.dialect.rowsAsText(transferQuery(eb, ctx.actor, id)).as('transfers'),
      ctx.dialect.rowsAsText(draftsOfThread(ctx.read, memberId, id)).as('drafts'),
      ctx.dialect.rowsAsText(linkQuery(ctx, beside)).as('beside'),
    ])
    .where('thread.id', '=', id)
    .executeTakeFirst()
  if (row !== undefined && seesArea(ctx.actor, row.target_area)) refuseWhenMerged(row)
  return readable(ctx.actor, row)
}

/** The opening post with the text of the translation, where that is the one to show. */
function inLanguage(
  post: ReadPost & { siblings: number },
  row: NonNullable<Awaited<ReturnType<typeof threadRow>>>,
  lang: Locale,
): ReadPost & { siblings: number } {
  const { other_lang, other_body, other_html, other_excerpt } = row
  return post.id !== row.opening_post_id ||
    other_lang !== lang ||
    other_body === null ||
    other_html === null ||
    other_excerpt === null
    ? post
    : { ...post, lang, body: other_body, html: other_html, excerpt: other_excerpt }
}

/**
 * A merged thread is where its posts are. A slug tells a title, so only that of a public thread is handed out; any
 * other address redirects to it, or to nothing. @throws not_found `merged`, with the thread to go to in `details`
 */
function refuseWhenMerged(row: {
  merged_into_id: string | null
  target_slug: string | null
  target_state: ContentState | null
}): void {
  if (row.merged_into_id === null) return
  throw new DomainError('not_found', 'posts.errors.merged', {
    code: 'merged',
    details: {
      mergedInto: {
        id: row.merged_into_id,
        slug: (row.target_state === 'visible' ? row.target_slug : null) ?? 'thread',
      },
    },
  })
}

/** One thread as lists show it, hidden ones too for those who may read them. @throws not_found */
export async function threadSummary(ctx: Ctx, id: string): Promise<ThreadSummary> {
  const row = await summaryQuery(ctx.read).where('thread.id', '=', id).executeTakeFirst()
  readable(ctx.actor, row)
  const [summary] = row === undefined ? [] : await toSummaries(ctx, [row])
  return readableView(summary)
}

/**
 * All posts of a thread in the order they were written, comments among them: for the API. @throws not_found, invalid
 */
export async function postsOfThread(ctx: Ctx, id: string, { limit, cursor }: PageRequest): Promise<Page<PostView>> {
  const thread = readable(ctx.actor, await findThread(ctx.read, id))
  const rows = await readablePosts(ctx)
    .where('post.thread_id', '=', id)
    .$if(cursor !== null, (q) => {
      const [at, postId] = decodeCursor(cursor ?? '', 2)
      return q.where((eb) => eb(eb.refTuple('post.created_at', 'post.id'), '>', eb.tuple(String(at), String(postId))))
    })
    .orderBy('post.created_at')
    .orderBy('post.id')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [row.created_at, row.id])
  return { items: await postViews(ctx, thread, page.items), next: page.next }
}

/** One post as its thread shows it. @throws not_found */
export async function postView(ctx: Ctx, postId: string): Promise<PostView> {
  const post = await readablePosts(ctx).where('post.id', '=', postId).executeTakeFirst()
  if (post === undefined) throw notFound()
  const thread = readable(ctx.actor, await findThread(ctx.read, post.thread_id))
  const [view] = await postViews(ctx, thread, [post])
  return readableView(view)
}

/** Answers or replies without the accepted one, which the page shows first. */
export function responsesOf(ctx: Ctx, thread: Pick<Thread, 'id' | 'kind' | 'accepted_post_id'>) {
  return readablePosts(ctx)
    .where('post.thread_id', '=', thread.id)
    .where('post.kind', '=', responseKind(thread.kind))
    .$if(thread.accepted_post_id !== null, (q) => q.where('post.id', '!=', thread.accepted_post_id))
}

/**
 * The posts on top, and the first comments of all posts shown, oldest first, in one query. `siblings`: comments of the
 * same post.
 */
function headAndComments(
  ctx: Ctx,
  head: readonly string[],
  answers: readonly string[],
): Promise<(ReadPost & { siblings: number })[]> {
  const posts = readablePosts(ctx)
    .where((eb) =>
      eb.or([
        eb('post.id', 'in', [...head]),
        eb.and([eb('post.parent_id', 'in', [...head, ...answers]), eb('post.kind', '=', 'comment')]),
      ]),
    )
    .select((eb) => [
      eb.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('post.parent_id').orderBy('post.created_at').orderBy('post.id'))
        .as('nth'),
      eb.fn
        .countAll<number>()
        .over((over) => over.partitionBy('post.parent_id'))
        .as('siblings'),
    ])
  return ctx.read
    .selectFrom(posts.as('shown'))
    .selectAll()
    .where('nth', '<=', commentsShown)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

function byParent<A>(comments: readonly PostView<A>[]): Record<string, PostView<A>[]> {
  const groups: Record<string, PostView<A>[]> = {}
  for (const comment of comments) if (comment.parentId !== null) (groups[comment.parentId] ??= []).push(comment)
  return groups
}

function readableView<View>(view: View | undefined): View {
  if (view === undefined) throw new Error('A thread without its opening post')
  return view
}
