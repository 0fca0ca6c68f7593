import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { memberActor } from '#app/core/standing.ts'
import type { Tx } from '#app/core/write.server.ts'
import { memberById, memberRowForUpdate, rolesOf } from '#app/domain/accounts/queries/identities.server.ts'
import { rememberSpamText } from '#app/domain/holding/remember-post.server.ts'
import { findCleanup, openPostsOf, uncleanMembers, type OpenPost } from '#app/domain/moderation/queries/spam.server.ts'
import { giveSanctionIn } from '#app/domain/moderation/sanctions/give-sanction.server.ts'
import {
  countCleaned,
  insertCleanedPosts,
  markCleaned,
  setCleanupState,
  setSanctionOf,
} from '#app/domain/moderation/store/spam.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { postWithThread, takeDownIn } from '#app/domain/threads/upkeep/take-down.server.ts'
import { advertisingRule } from '#app/registry/community-rules.ts'
import type { SpamCleanupTable } from '#db/schema/moderation.ts'
import { cleanMeToos } from './clean-me-toos.server.ts'
import { cleanVotes } from './clean-votes.server.ts'

/** Of a suspension: 30 days, the last step of the ladder. */
const suspensionHours = 720
const mostPerWrite = 50

/**
 * Carries a decision about spam out, in the name of who made it: first every sanction, so that nobody goes on writing, then
 * the posts, the votes, the "me too", and by `spam.cleaned` the open flags, the profile and the stories. What another moderator has claimed meanwhile is left to them. Runs again without doing anything twice.
 */
export async function cleanSpam(ctx: Ctx, { cleanupId }: { cleanupId: string }): Promise<void> {
  const cleanup = await findCleanup(ctx.read, cleanupId)
  if (cleanup?.state !== 'cleaning') return
  const as = await moderatorOf(ctx, cleanup.by_id)
  const members = await uncleanMembers(ctx.read, cleanupId)
  const pace = openPace({ most: mostPerWrite })
  await pace.writeAll(
    as,
    members.filter(({ decision_id }) => decision_id === null).map(({ member_id }) => member_id),
    async (tx, ids) => {
      for (const id of ids) await sanctionIn(tx, cleanup, id)
    },
  )
  for (const { member_id: memberId } of members) {
    await cleanMember(as, cleanup, memberId, pace)
    await cleanVotes(as, cleanupId, memberId, pace)
    await cleanMeToos(as, cleanupId, memberId, pace)
    await as.write(
      async (tx) => {
        await markCleaned(tx, cleanupId, memberId)
        await tx.record('spam.cleaned', { cleanupId, memberId })
      },
      { repeat: 'again' },
    )
  }
  await as.write((tx) => setCleanupState(tx, cleanupId, 'clean'), { repeat: 'again' })
}

/** The context of who decided, as long as there is such a member. */
export async function moderatorOf(ctx: Ctx, memberId: string): Promise<Ctx> {
  const member = await memberById(ctx.read, memberId)
  return member === null ? ctx : ctx.as(memberActor(member.id, member, await rolesOf(ctx.read, memberId), ctx.now()))
}

async function sanctionIn(tx: Tx, { id, note, sanction }: SpamCleanupTable, memberId: string): Promise<void> {
  const member = await memberRowForUpdate(tx, memberId)
  if (member === null) return
  const { decision_id: decisionId } = await giveSanctionIn(tx, member, {
    kind: sanction,
    rule: advertisingRule,
    reason: note,
    law: '',
    evidence: [],
    ...(sanction === 'suspension' && { hours: suspensionHours }),
  })
  await setSanctionOf(tx, id, memberId, decisionId)
}

async function cleanMember(
  ctx: Ctx,
  cleanup: SpamCleanupTable,
  memberId: string,
  pace: ReturnType<typeof openPace>,
): Promise<void> {
  for (let after = ''; ;) {
    const posts = await openPostsOf(ctx.read, memberId, {
      after,
      limit: pace.size(),
      now: ctx.now(),
      by: cleanup.by_id,
    })
    const last = posts.at(-1)
    if (last === undefined) return
    await pace.write(ctx, posts.length, async (tx) => {
      const hidden = []
      for (const post of posts) if (!post.claimed && (await hideIn(tx, cleanup, post))) hidden.push(post)
      await insertCleanedPosts(
        tx,
        hidden.map(({ id, state, itemId }) => ({ cleanup_id: cleanup.id, post_id: id, state, item_id: itemId })),
      )
      await countCleaned(tx, cleanup.id, hidden.length)
    })
    after = last.id
  }
}

async function hideIn(tx: Tx, { note }: SpamCleanupTable, { id, state, itemId }: OpenPost): Promise<boolean> {
  const found = await postWithThread(tx, id)
  if (found.post.state !== state) return false
  await takeDownIn(tx, found, { state: 'hidden', reason: note })
  if (itemId !== null) await decideReviewItem(tx, { itemId, decision: 'hide', note })
  await rememberSpamText(tx, { postId: id, body: found.post.body })
  return true
}
