import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage } from '#app/core/page.ts'
import type { Page, PageRequest } from '#app/core/page.ts'
import { allowedOnThread } from '../allowed.ts'
import type { ThreadAllowed } from '../allowed.ts'
import { readable } from '../thread.ts'
import type { Post, Thread } from '../thread.ts'
import { findThread } from './posts.server.ts'
import { postViews, readablePosts } from './post-views.server.ts'
import type { PostView } from './post-views.server.ts'
import { summaryQuery, toSummaries } from './thread-summaries.server.ts'
import type { ThreadSummary } from './thread-summaries.server.ts'

export type AnswerOrder = 'votes' | 'oldest'

/** Everything on the page of a thread. `comments` by the id of the post they are about. `duplicateOf` null also when it is not readable. */
export type ThreadPage = {
  thread: ThreadSummary
  opening: PostView
  /** The accepted answer comes first, on the first page. */
  answers: Page<PostView>
  comments: Record<string, PostView[]>
  mineToo: boolean
  duplicateOf: { id: string; slug: string; title: string } | null
  allowed: ThreadAllowed
}

/** @throws not_found when there is no such thread for this reader; invalid for a broken cursor */
export async function threadPage(ctx: Ctx, id: string, { order, limit, cursor }: PageRequest & { order: AnswerOrder }): Promise<ThreadPage> {
  const thread = readable(ctx.actor, await summaryQuery(ctx.read).selectAll('thread').where('thread.id', '=', id).executeTakeFirst())
  const [[summary], others, rest, mineToo, duplicateOf] = await Promise.all([
    toSummaries(ctx, [thread]),
    headAndComments(ctx, thread),
    answerPage(ctx, thread, { order, limit, cursor }),
    isMineToo(ctx, id),
    thread.duplicate_of_id === null ? null : readableTitle(ctx, thread.duplicate_of_id),
  ])
  const head = others.filter((post) => post.kind === 'opening' || (post.id === thread.accepted_post_id && cursor === null))
  const shown = new Set([...head, ...rest.items].map((post) => post.id))
  const comments = others.filter((post) => post.kind === 'comment' && post.parent_id !== null && shown.has(post.parent_id))
  const views = await postViews(ctx, thread, [...head, ...rest.items, ...comments])
  return {
    thread: readableView(summary),
    opening: readableView(views.find((view) => view.kind === 'opening')),
    answers: { items: views.filter((view) => view.kind === 'answer' || view.kind === 'reply'), next: rest.next },
    comments: byParent(views.filter((view) => view.kind === 'comment')),
    mineToo,
    duplicateOf,
    allowed: allowedOnThread(ctx.actor, thread),
  }
}

/** One thread as lists show it, hidden ones too for those who may read them. @throws not_found */
export async function threadSummary(ctx: Ctx, id: string): Promise<ThreadSummary> {
  const row = await summaryQuery(ctx.read).where('thread.id', '=', id).executeTakeFirst()
  readable(ctx.actor, row)
  const [summary] = row === undefined ? [] : await toSummaries(ctx, [row])
  return readableView(summary)
}

/** All posts of a thread in the order they were written, comments among them: for the API. @throws not_found, invalid */
export async function postsOfThread(ctx: Ctx, id: string, { limit, cursor }: PageRequest): Promise<Page<PostView>> {
  const thread = readable(ctx.actor, await findThread(ctx.read, id))
  const rows = await readablePosts(ctx)
    .where('thread_id', '=', id)
    .$if(cursor !== null, (q) => {
      const [at, postId] = decodeCursor(cursor ?? '', 2)
      return q.where((eb) => eb(eb.refTuple('created_at', 'id'), '>', eb.tuple(String(at), String(postId))))
    })
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [row.created_at, row.id])
  return { items: await postViews(ctx, thread, page.items), next: page.next }
}

/** One post as its thread shows it. @throws not_found */
export async function postView(ctx: Ctx, postId: string): Promise<PostView> {
  const post = readable(ctx.actor, await readablePosts(ctx).where('id', '=', postId).executeTakeFirst())
  const thread = readable(ctx.actor, await findThread(ctx.read, post.thread_id))
  const [view] = await postViews(ctx, thread, [post])
  return readableView(view)
}

/** The opening post, the accepted answer, and all comments of the thread, oldest first, in one query. */
function headAndComments(ctx: Ctx, thread: Thread): Promise<Post[]> {
  return readablePosts(ctx)
    .where('thread_id', '=', thread.id)
    .where((eb) => eb.or([eb('kind', 'in', ['opening', 'comment']), eb('id', '=', thread.accepted_post_id ?? '')]))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Answers and replies but the accepted one, which stands on top. */
async function answerPage(ctx: Ctx, thread: Thread, { order, limit, cursor }: PageRequest & { order: AnswerOrder }): Promise<Page<Post>> {
  const rows = await readablePosts(ctx)
    .where('thread_id', '=', thread.id)
    .where('kind', 'in', ['answer', 'reply'])
    .$if(thread.accepted_post_id !== null, (q) => q.where('id', '!=', thread.accepted_post_id))
    .$if(cursor !== null, (q) => {
      const [value, id] = decodeCursor(cursor ?? '', 2)
      if (order === 'oldest') return q.where((eb) => eb(eb.refTuple('created_at', 'id'), '>', eb.tuple(String(value), String(id))))
      return q.where((eb) => eb.or([eb('votes', '<', Number(value)), eb.and([eb('votes', '=', Number(value)), eb('id', '>', String(id))])]))
    })
    .$if(order === 'votes', (q) => q.orderBy('votes', 'desc'))
    .$if(order === 'oldest', (q) => q.orderBy('created_at'))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return toPage(rows, limit, (row) => [order === 'votes' ? row.votes : row.created_at, row.id])
}

async function isMineToo(ctx: Ctx, threadId: string): Promise<boolean> {
  const { memberId } = ctx.actor
  if (memberId === null) return false
  const row = await ctx.read.selectFrom('me_too').select('thread_id').where('thread_id', '=', threadId).where('member_id', '=', memberId).executeTakeFirst()
  return row !== undefined
}

async function readableTitle(ctx: Ctx, id: string): Promise<{ id: string; slug: string; title: string } | null> {
  return (await ctx.read.selectFrom('thread').select(['id', 'slug', 'title']).where('id', '=', id).where('state', '=', 'visible').executeTakeFirst()) ?? null
}

function byParent(comments: readonly PostView[]): Record<string, PostView[]> {
  const groups: Record<string, PostView[]> = {}
  for (const comment of comments) if (comment.parentId !== null) (groups[comment.parentId] ??= []).push(comment)
  return groups
}

function readableView<View>(view: View | undefined): View {
  if (view === undefined) throw new Error('A thread without its opening post')
  return view
}
