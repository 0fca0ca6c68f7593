import type { Ctx } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import { appealCorrection } from '#app/domain/fraud/appeal-correction.server.ts'
import { correctFinding } from '#app/domain/fraud/correct-finding.server.ts'
import { decideAppeal } from '#app/domain/fraud/decide-appeal.server.ts'
import { detectFraud } from '#app/domain/fraud/detect-fraud.server.ts'
import { openItemOf } from '#app/domain/review/queries/review-items.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { bursts, type DemoBurst } from '#db/seeds/demo/fraud.ts'
import { actAs, type World } from './world.ts'

/** Votes that look made: found at night, decided by people, objected to. Played last, oldest first. */
export async function playFraud(world: World): Promise<void> {
  for (const burst of bursts) await playBurst(world, burst)
}

async function playBurst(world: World, burst: DemoBurst): Promise<void> {
  const at = (days: number): Instant => plus(world.now, { ms: -Math.round((burst.daysAgo - days) * 86_400_000) })
  const idOf = (handle: string): string => actAs(world, handle, at(0)).actor.memberId ?? ''
  const posts = await postsToVoteFor(world, idOf(burst.from), idOf(burst.to), at(0), burst.votes)
  for (const [i, postId] of posts.entries())
    await castVote(actAs(world, burst.from, plus(at(0), { ms: i * 34_000 })), { postId, value: 1 })
  await detectFraud(world.app.context({}, { at: at(burst.found), quiet: true }))
  const { corrected, appealed, decided } = burst
  if (corrected === undefined) return
  const finding = await lastId(world, 'gaming_finding')
  const corrector = actAs(world, corrected.by, at(corrected.after))
  await correctFinding(corrector, {
    findingId: finding,
    itemId: await itemOf(corrector, 'gaming-finding', finding),
    note: corrected.note,
  })
  if (appealed === undefined) return
  await appealCorrection(actAs(world, appealed.by, at(appealed.after)), { findingId: finding, text: appealed.text })
  if (decided === undefined) return
  const appeal = await lastId(world, 'gaming_appeal')
  const decider = actAs(world, decided.by, at(decided.after))
  await decideAppeal(decider, {
    appealId: appeal,
    itemId: await itemOf(decider, 'gaming-appeal', appeal),
    decision: decided.decision,
    note: decided.note,
  })
}

/** Posts of that author which this member has not voted on, the latest first. */
async function postsToVoteFor(
  world: World,
  from: string,
  to: string,
  before: Instant,
  count: number,
): Promise<string[]> {
  const { db } = world.app.platform.open
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select('post.id')
    .where('post.author_id', '=', to)
    .where('post.kind', '!=', 'comment')
    .where('post.created_at', '<', before)
    .where('thread.locked_at', 'is', null)
    .where(publicThread())
    .where('post.id', 'not in', db.selectFrom('vote').select('post_id').where('member_id', '=', from))
    .orderBy('post.created_at', 'desc')
    .limit(count)
    .execute()
  if (rows.length < count) throw new Error(`${to} has written too little for the plot: ${rows.length} of ${count}`)
  return rows.map(({ id }) => id)
}

async function lastId(world: World, table: 'gaming_finding' | 'gaming_appeal'): Promise<string> {
  return (
    await world.app.platform.open.db
      .selectFrom(table)
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).id
}

async function itemOf(ctx: Ctx, kind: 'gaming-finding' | 'gaming-appeal', subjectId: string): Promise<string> {
  const item = await openItemOf(ctx, kind, subjectId)
  if (item === null) throw new Error(`no item waits for ${subjectId}`)
  return item.id
}
