import { plus, type Instant } from '#app/core/time.ts'
import { reportOutcome } from '#app/domain/threads/answers/report-outcome.server.ts'
import { acceptSuggestion, rejectSuggestion } from '#app/domain/threads/edits/decide-suggestion.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { suggestEdit } from '#app/domain/threads/edits/suggest-edit.server.ts'
import { findPost } from '#app/domain/threads/queries/posts.server.ts'
import { pinThread } from '#app/domain/threads/upkeep/pin-thread.server.ts'
import { additions, outcomes, pins, suggestions } from '#db/seeds/demo/aftermath.ts'
import { actAs, known, type Act, type World } from './world.ts'

/** What became of threads: later voices on answers, better wordings, pins. */
export function aftermathActs(world: World): Act[] {
  const at = (daysAgo: number): Instant => plus(world.now, { ms: -Math.round(daysAgo * 86_400_000) })
  return [
    ...outcomes.map(({ post, by, worked, version, daysAgo }): Act => ({
      at: at(daysAgo),
      play: async () =>
        void (await reportOutcome(actAs(world, by, at(daysAgo)), {
          postId: known(world.posts, post),
          worked,
          version,
        })),
    })),
    ...additions.map(({ post, by, text, note, daysAgo }): Act => ({
      at: at(daysAgo),
      play: () => reword(world, post, (body) => ({ by, at: at(daysAgo), body: `${body}\n\n${text}`, note })),
    })),
    ...suggestions.map((one): Act => ({ at: at(one.daysAgo), play: () => suggest(world, one, at) })),
    ...pins.map(({ thread, by, daysAgo }): Act => ({
      at: at(daysAgo),
      play: async () =>
        void (await pinThread(actAs(world, by, at(daysAgo)), {
          threadId: known(world.threads, thread).id,
          scope: 'category',
          until: null,
        })),
    })),
  ]
}

async function reword(
  world: World,
  key: string,
  change: (body: string) => { by: string; at: Instant; body: string; note: string },
): Promise<void> {
  const postId = known(world.posts, key)
  const post = await findPost(world.app.platform.open.db, postId)
  if (post === undefined) throw new Error(`the plot lost ${key}`)
  const { by, at, body, note } = change(post.body)
  await editPost(actAs(world, by, at), { postId, body, revision: post.revision, note })
}

async function suggest(
  world: World,
  one: (typeof suggestions)[number],
  at: (daysAgo: number) => Instant,
): Promise<void> {
  const postId = known(world.posts, one.post)
  const post = await findPost(world.app.platform.open.db, postId)
  if (post === undefined || !post.body.includes(one.replace))
    throw new Error(`${one.post} does not say “${one.replace}”`)
  const made = await suggestEdit(actAs(world, one.by, at(one.daysAgo)), {
    postId,
    body: post.body.replace(one.replace, one.with),
    comment: one.comment,
    revision: post.revision,
  })
  if (one.decided === undefined) return
  const { by, accept, reason, daysAgo } = one.decided
  const ctx = actAs(world, by, at(daysAgo))
  await (accept
    ? acceptSuggestion(ctx, { suggestionId: made.id })
    : rejectSuggestion(ctx, { suggestionId: made.id, reason }))
}
