import { can, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { draftView, type DraftView } from './draft.ts'
import { readPlace, type Place } from './place.ts'
import { allDrafts, casesOfDrafts, threadsOfPosts, visibleThreads } from './queries/drafts.server.ts'

/** `thread` null: a new thread, or one that is no longer there. `postId`: what it comments on or edits. */
export type ListedDraft = DraftView & {
  kind: Place['kind']
  postId: string | null
  thread: { id: string; slug: string; title: string } | null
  /** null for all other drafts, and for those who do not work on cases any more. */
  case: { number: number; subject: string } | null
}

/** All drafts of the reader, latest first, each with the thread it is for. */
export async function myDrafts(ctx: Ctx): Promise<ListedDraft[]> {
  const drafts = (await allDrafts(ctx.read, signedIn(ctx.actor))).flatMap((row) => {
    const place = readPlace(row.place)
    return place === null ? [] : [{ place, view: draftView(row) }]
  })
  const [ofPosts, threads, cases] = await Promise.all([
    threadsOfPosts(
      ctx,
      drafts.flatMap(({ place }) => ('postId' in place ? [place.postId] : [])),
    ),
    visibleThreads(
      ctx,
      drafts.flatMap(({ place }) => (place.kind === 'answer' ? [place.threadId] : [])),
    ),
    casesOfDrafts(
      ctx.read,
      can(ctx.actor, 'case.work') ? drafts.flatMap(({ place }) => (place.kind === 'case' ? [place.caseId] : [])) : [],
    ),
  ])
  return drafts.map(({ place, view }) => {
    const postId = 'postId' in place ? place.postId : null
    const thread =
      postId !== null ? ofPosts.get(postId) : place.kind === 'answer' ? threads.get(place.threadId) : undefined
    const found = place.kind === 'case' ? cases.get(place.caseId) : undefined
    return { ...view, kind: place.kind, postId, thread: thread ?? null, case: found ?? null }
  })
}
