import { z } from 'zod'
import { call, type CallArgs } from '#app/api/call.ts'
import { ideaStepShape, ideaStepsJson } from '#app/api/json/catalogue-json.ts'
import { instant, listOf } from '#app/api/json/parts.ts'
import { postJson, postJsonShape, threadJson, threadJsonShape } from '#app/api/json/thread-json.ts'
import { wholeThread, wholeThreadShape } from '#app/api/json/whole-thread.server.ts'
import { choice, paged, text, type QueryOf } from '#app/api/query.ts'
import { own } from '#app/core/own.ts'
import { optionalLine } from '#app/core/text-shapes.ts'
import { threadStarts } from '#app/domain/catalogue/queries/choices.server.ts'
import { tagNameOf } from '#app/domain/catalogue/tag-name.ts'
import { threadKinds } from '#app/domain/catalogue/templates.ts'
import { foundThreads } from '#app/domain/search/found-threads.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { editThread } from '#app/domain/threads/edits/edit-thread.server.ts'
import {
  changeKindShape,
  editThreadShape,
  ideaStatusShape,
  postShape,
  threadShape,
  transitionShape,
} from '#app/domain/threads/input.ts'
import { ideaHistory } from '#app/domain/threads/queries/ideas.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import { postView, postsOfThread, threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { transfersOf } from '#app/domain/threads/queries/transfers.server.ts'
import { actOnThread } from '#app/domain/threads/upkeep/act-on-thread.server.ts'
import { changeKind, undoKindChange } from '#app/domain/threads/upkeep/change-kind.server.ts'
import { ideaStatuses } from '#app/domain/threads/upkeep/idea.ts'
import { setIdeaStatus, undoIdeaStatus } from '#app/domain/threads/upkeep/set-idea-status.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'

const listQuery = {
  kind: choice(threadKinds, 'what was started'),
  state: choice(['unanswered', 'unsolved', 'solved', 'outdated'], 'outdated: the accepted answer may be, or is'),
  sort: choice(['active', 'new', 'votes', 'meToo'], 'active when not given; with `q` the best match'),
  lang: choice(['ko', 'en'], 'the language it is written in'),
  staff: choice(['none'], 'no staff answered yet'),
  category: text('a slug; with what lies below it'),
  tag: text('a name, or a synonym of one'),
  only: choice(['mine', 'followed', 'watched'], 'what concerns the member of the token'),
  unread: choice(['yes'], 'with something the member has not read'),
  by: text('the handle of who started it'),
  product: text('a slug'),
  ...paged(),
  q: text('words and operators as on the search page; 200 matches at most'),
} as const

const ideaStatusAnswer = z.object({
  threadId: z.string(),
  status: z.enum(ideaStatuses).nullable(),
  history: z.array(ideaStepShape),
})

const transfer = z.object({
  id: z.string(),
  kind: z.enum(['merge', 'split']),
  at: instant,
  from: z.string(),
  to: z.string(),
})

export const threadCalls = [
  call('GET /threads', {
    about: 'Threads, the latest activity first',
    scope: null,
    query: listQuery,
    answer: listOf(threadJsonShape),
    run: list,
  }),
  call('POST /threads', {
    about: 'Starts a thread; a product that is left out is that of the category, null is none',
    scope: 'write',
    limit: 'thread',
    status: 201,
    body: z.strictObject({ ...threadShape.shape, product: optionalLine(80).nullish() }),
    answer: wholeThreadShape,
    run: async ({ ctx }, body) => {
      const product =
        body.product === undefined
          ? (own(await threadStarts(ctx), body.category)?.product ?? null)
          : body.product || null
      return wholeThread(ctx, (await createThread(ctx, { ...body, product })).thread.id)
    },
  }),
  call('GET /threads/:id', {
    about: 'One thread with its first hundred posts',
    scope: null,
    answer: wholeThreadShape,
    run: ({ ctx, params }) => wholeThread(ctx, params.id),
  }),
  call('PATCH /threads/:id', {
    about: 'Changes title, text or translation; what is left out stays, and a translation of null is removed',
    scope: 'write',
    limit: 'edit',
    body: editThreadShape
      .pick({ title: true, body: true, note: true, translation: true })
      .partial()
      .strict()
      .extend({
        revision: z.int().min(1),
      }),
    answer: wholeThreadShape,
    run: async ({ ctx, params }, input) => {
      const { written, category, tags, product, version } = await threadSummary(ctx, params.id)
      await editThread(ctx, {
        title: written.title,
        category: category.slug,
        tags,
        product: product?.slug ?? null,
        version,
        ...input,
        threadId: params.id,
      })
      return wholeThread(ctx, params.id)
    },
  }),
  call('GET /threads/:id/posts', {
    about: 'The posts of a thread in the order they were written',
    scope: null,
    query: paged(),
    answer: listOf(postJsonShape),
    run: async ({ ctx, params, query }) => {
      const { items, next } = await postsOfThread(ctx, params.id, query)
      return { items: items.map(postJson), next }
    },
  }),
  call('POST /threads/:id/posts', {
    about: 'Answers, replies or comments',
    scope: 'write',
    limit: 'post',
    status: 201,
    body: postShape.omit({ threadId: true }).strict(),
    answer: postJsonShape,
    run: async ({ ctx, params }, body) => {
      const post = await writePost(ctx, { ...body, threadId: params.id })
      return postJson(await postView(ctx, post.id))
    },
  }),
  call('PUT /threads/:id/me-too', {
    about: 'Says that one has the same problem',
    scope: 'write',
    answer: z.object({ meTooCount: z.int() }),
    run: ({ ctx, params }) => setMeToo(ctx, { threadId: params.id, on: true }),
  }),
  call('DELETE /threads/:id/me-too', {
    about: 'Takes the me-too back',
    scope: 'write',
    answer: z.object({ meTooCount: z.int() }),
    run: ({ ctx, params }) => setMeToo(ctx, { threadId: params.id, on: false }),
  }),
  call('GET /threads/:id/idea-status', {
    about: 'What becomes of an idea, with every step so far',
    scope: null,
    answer: ideaStatusAnswer,
    run: ideaStatus,
  }),
  call('POST /threads/:id/idea-status', {
    about: 'Says what becomes of an idea',
    scope: 'staff',
    body: ideaStatusShape.strict(),
    answer: ideaStatusAnswer,
    run: async (args, input) => {
      await setIdeaStatus(args.ctx, { threadId: args.params.id, ...input })
      return ideaStatus(args)
    },
  }),
  call('DELETE /threads/:id/idea-status', {
    about: 'Takes the last step of an idea back',
    scope: 'staff',
    body: ideaStatusShape.pick({ reason: true }).strict(),
    answer: ideaStatusAnswer,
    run: async (args, { reason }) => {
      await undoIdeaStatus(args.ctx, { threadId: args.params.id, reason })
      return ideaStatus(args)
    },
  }),
  call('PUT /threads/:id/kind', {
    about: 'Turns a question into a discussion or an idea, or back',
    scope: 'write',
    body: changeKindShape.strict(),
    answer: wholeThreadShape,
    run: async ({ ctx, params }, input) => {
      await changeKind(ctx, { threadId: params.id, ...input })
      return wholeThread(ctx, params.id)
    },
  }),
  call('DELETE /threads/:id/kind', {
    about: 'Takes the last change of kind back',
    scope: 'write',
    answer: wholeThreadShape,
    run: async ({ ctx, params }) => {
      await undoKindChange(ctx, { threadId: params.id })
      return wholeThread(ctx, params.id)
    },
  }),
  call('POST /threads/:id/transitions', {
    about: 'Locks, archives, pins, moves, merges, splits or closes; answers the thread to look at afterwards',
    scope: 'write',
    limit: 'staffAct',
    body: transitionShape,
    answer: wholeThreadShape.extend({ transfers: z.array(transfer) }),
    run: async ({ ctx, params }, body) => {
      const { id } = await actOnThread(ctx, params.id, body)
      const transfers = await transfersOf(ctx, id)
      return {
        ...(await wholeThread(ctx, id)),
        transfers: transfers.map(({ id: transferId, kind, at, from, to }) => ({
          id: transferId,
          kind,
          at,
          from: from.id,
          to: to.id,
        })),
      }
    },
  }),
]

async function list({ ctx, query }: CallArgs<unknown, QueryOf<typeof listQuery>>) {
  const filter = {
    kind: query.kind,
    state: query.state,
    sort: query.sort ?? undefined,
    lang: query.lang,
    noStaff: query.staff !== null,
    category: query.category,
    tag: query.tag === null ? null : tagNameOf(query.tag),
  }
  // What concerns the caller, a person or a product is not asked of a search.
  const more = { only: query.only, unread: query.unread !== null, author: query.by, product: query.product }
  const q = query.q?.trim() ?? ''
  if (q !== '') await consumeLimit(ctx, 'search')
  const { items, next } =
    q === '' ? await threadList(ctx, { ...filter, ...more }, query) : await foundThreads(ctx, q, filter, query)
  return { items: items.map(threadJson), next }
}

async function ideaStatus({ ctx, params }: CallArgs<{ id: string }>) {
  const thread = await threadSummary(ctx, params.id)
  return {
    threadId: thread.id,
    status: thread.ideaStatus,
    history: ideaStepsJson(await ideaHistory(ctx.read, thread.id)),
  }
}
