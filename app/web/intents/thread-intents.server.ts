import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { followLevels } from '#app/domain/following/input.ts'
import { removeBookmark } from '#app/domain/following/remove-bookmark.server.ts'
import { saveBookmark } from '#app/domain/following/save-bookmark.server.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { countNewResponses } from '#app/domain/threads/answers/count-new-responses.server.ts'
import { endorseAnswer } from '#app/domain/threads/answers/endorse-answer.server.ts'
import { reportOutcome } from '#app/domain/threads/answers/report-outcome.server.ts'
import { unacceptAnswer } from '#app/domain/threads/answers/unaccept-answer.server.ts'
import {
  type RemoveInput,
  mergeShape,
  refileShape,
  outcomeShape,
  pinShape,
  removeShape,
  splitShape,
  undoTransferShape,
  duplicateShape,
  postRefShape,
  postShape,
} from '#app/domain/threads/input.ts'
import { addressOfPost } from '#app/domain/threads/queries/address-of-post.server.ts'
import { previewText } from '#app/domain/threads/render-text.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import { closeAsDuplicate } from '#app/domain/threads/upkeep/close-as-duplicate.server.ts'
import { mergeThread } from '#app/domain/threads/upkeep/merge-thread.server.ts'
import { pinThread } from '#app/domain/threads/upkeep/pin-thread.server.ts'
import { refileThread, undoRefile } from '#app/domain/threads/upkeep/refile-thread.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { splitThread } from '#app/domain/threads/upkeep/split-thread.server.ts'
import { transitionThread } from '#app/domain/threads/upkeep/transition-thread.server.ts'
import type { PlainTransition } from '#app/domain/threads/upkeep/transitions.ts'
import { undoTransfer } from '#app/domain/threads/upkeep/undo-transfer.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { urls } from '#app/views/urls.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { intent, type FormOutcome, type Intent } from '#app/web/form-action.server.ts'
import { heldToast } from '#app/web/intents/held-toast.ts'
import type { PageArgs } from '#app/web/page-loader.server.ts'
import { catalogueIntents } from './catalogue-intents.server.ts'

const voteValues = { up: 1, down: -1, none: 0 } as const
const nothing = z.object({})

/** Everything that can be pressed on the page of a thread, by the name its form sends. */
export const threadIntents = {
  vote: intent({
    shape: postRefShape.extend({ vote: z.enum(['up', 'down', 'none']) }),
    limit: 'vote',
    run: async (page, { postId, vote }) => {
      await castVote(page.ctx, { postId, value: voteValues[vote] })
      return { to: here(page, postId) }
    },
  }),
  'me-too': intent({
    shape: z.object({ on: z.enum(['0', '1']) }),
    limit: 'vote',
    run: async (page, { on }) => {
      await setMeToo(page.ctx, { threadId: threadOf(page), on: on === '1' })
      return { to: here(page) }
    },
  }),
  follow: intent({
    shape: z.object({ on: z.enum(['0', '1']) }),
    limit: 'keep',
    run: async (page, { on }) => {
      await setFollow(page.ctx, { threadId: threadOf(page), on: on === '1' })
      return { to: here(page) }
    },
  }),
  followLevel: intent({
    shape: z.object({ level: z.enum([...followLevels, 'mine']) }),
    limit: 'keep',
    run: async (page, { level }) => {
      const on = level === 'all' || level === 'normal'
      await setFollow(page.ctx, { threadId: threadOf(page), on, level: level === 'mine' ? 'normal' : level })
      return { to: here(page) }
    },
  }),
  bookmark: intent({
    shape: postRefShape.extend({ on: z.enum(['0', '1']) }),
    limit: 'keep',
    run: async (page, { postId, on }) => {
      if (on === '1') await saveBookmark(page.ctx, { postId, note: null })
      else await removeBookmark(page.ctx, { postId })
      return { to: here(page, postId) }
    },
  }),
  respond: intent({
    guard: 'hold',
    shape: postShape
      .pick({ body: true })
      .extend({ preview: z.string().optional(), since: z.iso.datetime().optional() }),
    run: async (page, { body, preview, since }) => {
      const news = await countNewResponses(page.ctx, threadOf(page), since ?? page.ctx.now())
      if (preview !== undefined) return { extra: { html: await previewed(page.ctx, body), meanwhile: news } }
      await consumeLimit(page.ctx, 'post')
      const post = await writePost(page.ctx, { threadId: threadOf(page), parentId: null, body })
      const to = await addressOfPost(page.ctx, post.id)
      if (post.state === 'held') return { to, toast: heldToast }
      if (news.count > 0)
        return { to, toast: { tone: 'good', key: 'composer.meanwhile.posted', params: { count: news.count } } }
      return {
        to,
        toast: { tone: 'good', key: post.kind === 'answer' ? 'threads.toast.answered' : 'threads.toast.replied' },
      }
    },
  }),
  comment: intent({
    guard: 'hold',
    shape: postShape.pick({ body: true }).extend({ postId: z.string().max(60) }),
    limit: 'post',
    run: async (page, { body, postId }) => {
      const comment = await writePost(page.ctx, { threadId: threadOf(page), kind: 'comment', parentId: postId, body })
      const address = await addressOfPost(page.ctx, comment.id)
      return {
        to: address.startsWith('/posts/') ? address : here({ ...page, url: withoutForm(page.url) }, comment.id),
        toast: comment.state === 'held' ? heldToast : { tone: 'good', key: 'threads.toast.commented' },
      }
    },
  }),
  outcome: intent({
    shape: postRefShape.extend({ worked: z.enum(['yes', 'no', 'none']), version: outcomeShape.shape.version }),
    limit: 'vote',
    run: async (page, { postId, worked, version }) => {
      await reportOutcome(page.ctx, { postId, version, worked: worked === 'none' ? null : worked === 'yes' })
      return { to: here(page, postId), toast: { tone: 'good', key: 'posts.toast.outcome' } }
    },
  }),
  accept: onPost(acceptAnswer, 'threads.toast.accepted'),
  unaccept: onPost(unacceptAnswer, 'threads.toast.unaccepted'),
  endorse: onPost(endorseAnswer, 'threads.toast.endorsed'),
  remove: withReason(removePost, 'threads.toast.removed'),
  restore: withReason(restorePost, 'threads.toast.restored'),
  lock: transition('lock', 'threads.toast.locked'),
  unlock: transition('unlock', 'threads.toast.unlocked'),
  reopen: transition('reopen', 'threads.toast.reopened'),
  archive: transition('archive', 'posts.toast.archived'),
  unarchive: transition('unarchive', 'posts.toast.unarchived'),
  undoMove: onThread(undoRefile, 'posts.toast.movedBack'),
  unpin: transition('unpin', 'posts.toast.unpinned'),
  pin: intent({
    shape: pinShape.omit({ threadId: true }),
    run: async (page, input) => {
      await pinThread(page.ctx, { ...input, threadId: threadOf(page) })
      return { to: here(page), toast: { tone: 'good', key: 'posts.toast.pinned' } }
    },
  }),
  move: intent({
    shape: refileShape.omit({ threadId: true }),
    run: async (page, input) => {
      await refileThread(page.ctx, { ...input, threadId: threadOf(page) })
      return { to: here(page), toast: { tone: 'good', key: 'posts.toast.moved' } }
    },
  }),
  merge: intent({
    shape: mergeShape.omit({ threadId: true }),
    run: async (page, { into }) => {
      const target = await mergeThread(page.ctx, { into, threadId: threadOf(page) })
      return { to: urls.thread(target), toast: { tone: 'good', key: 'posts.toast.merged' } }
    },
  }),
  split: intent({
    shape: splitShape.omit({ threadId: true }),
    run: async (page, input) => {
      const thread = await splitThread(page.ctx, { ...input, threadId: threadOf(page) })
      return { to: urls.thread(thread), toast: { tone: 'good', key: 'posts.toast.split' } }
    },
  }),
  undoTransfer: intent({
    shape: undoTransferShape,
    run: async (page, input) => {
      const { threadId } = await undoTransfer(page.ctx, input)
      return { to: `/threads/${threadId}`, toast: { tone: 'good', key: 'posts.toast.undone' } }
    },
  }),
  closeAsDuplicate: intent({
    shape: duplicateShape.pick({ duplicateOf: true }),
    run: async (page, { duplicateOf }) => {
      await closeAsDuplicate(page.ctx, { threadId: threadOf(page), duplicateOf })
      return { to: here(page), toast: { tone: 'good', key: 'threads.toast.closed' } }
    },
  }),
  ...catalogueIntents,
} satisfies Record<string, Intent>

function onPost(act: (ctx: Ctx, input: { postId: string }) => Promise<unknown>, toast: string): Intent {
  return intent({
    shape: postRefShape,
    limit: 'edit',
    run: async (page, { postId }): Promise<FormOutcome> => {
      await act(page.ctx, { postId })
      return { to: here(page, postId), toast: { tone: 'good', key: toast } }
    },
  })
}

/** Like `onPost`, with the reason for the author and the audit log. */
function withReason(act: (ctx: Ctx, input: RemoveInput) => Promise<Post>, toast: string): Intent {
  return intent({
    shape: removeShape,
    limit: 'edit',
    run: async (page, { postId, reason }): Promise<FormOutcome> => {
      const { state } = await act(page.ctx, { postId, reason })
      return { to: here(page, postId), toast: state === 'held' ? heldToast : { tone: 'good', key: toast } }
    },
  })
}

function onThread(act: (ctx: Ctx, input: { threadId: string }) => Promise<unknown>, toast: string): Intent {
  return intent({
    shape: nothing,
    run: async (page): Promise<FormOutcome> => {
      await act(page.ctx, { threadId: threadOf(page) })
      return { to: here(page), toast: { tone: 'good', key: toast } }
    },
  })
}

function transition(act: PlainTransition, toast: string): Intent {
  return onThread((ctx, { threadId }) => transitionThread(ctx, { threadId, act }), toast)
}

/** Counts against the limit of previews, not of posts. @param second of an announcement, shown below the first */
export async function previewed(ctx: Ctx, body: string, second?: string): Promise<string> {
  await consumeLimit(ctx, 'preview')
  const first = await previewText(ctx, body)
  return second === undefined ? first : `${first}\n${await previewText(ctx, second)}`
}

function threadOf({ params }: PageArgs): string {
  return params.id ?? ''
}

/** A page that was asked for with a comment form (`?comment=`), without it. */
function withoutForm(url: URL): URL {
  const plain = new URL(url)
  plain.searchParams.delete('comment')
  return plain
}

/** Back to the same page in the same order, at the post that was pressed. */
function here({ url }: PageArgs, postId?: string): string {
  return `${url.pathname}${url.search}${postId === undefined ? '' : `#${postId}`}`
}
