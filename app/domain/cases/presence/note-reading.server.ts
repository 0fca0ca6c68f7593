import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { lastSeenAt, presenceIn, type Presence } from '#app/domain/cases/queries/presence.server.ts'
import { upsertReader } from '#app/domain/cases/store/presence.server.ts'

/** Seconds in which an open page writes nothing again. */
const quietSeconds = 40

/**
 * The acting agent has the case open: colleagues see it before they write. Not audited: it changes nothing, and nobody
 * is measured by it. @returns who else is there @throws forbidden
 */
export async function noteReading(ctx: Ctx, caseId: string): Promise<Presence> {
  authorize(ctx.actor, 'case.work')
  const memberId = signedIn(ctx.actor)
  const last = await lastSeenAt(ctx.read, caseId, memberId)
  if (last === null || last < plus(ctx.now(), { seconds: -quietSeconds }))
    await ctx.write((tx) => upsertReader(tx, { case_id: caseId, member_id: memberId, seen_at: tx.at }), {
      unseen: true,
      repeat: 'again',
    })
  return (await presenceIn(ctx, [caseId])).get(caseId) ?? { writing: [], reading: [] }
}
