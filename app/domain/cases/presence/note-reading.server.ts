import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { presenceInCase, type Presence } from '#app/domain/cases/queries/presence.server.ts'
import { upsertReader } from '#app/domain/cases/store/presence.server.ts'

/** Seconds in which an open page writes nothing again. */
const quietSeconds = 40
const nobody: Presence = { writing: [], reading: [] }

/**
 * The acting agent has the case open: colleagues see it before they write. Not audited: it changes nothing, and nobody
 * is measured by it. One query. @returns who else is there @throws forbidden
 */
export async function noteReading(ctx: Ctx, caseId: string): Promise<Presence> {
  authorize(ctx.actor, 'case.work')
  const memberId = signedIn(ctx.actor)
  const found = await presenceInCase(ctx, caseId)
  if (found === null) return nobody
  const { here, lastSeenAt } = found
  if (lastSeenAt === null || lastSeenAt < plus(ctx.now(), { seconds: -quietSeconds }))
    await ctx.write((tx) => upsertReader(tx, { case_id: caseId, member_id: memberId, seen_at: tx.at }), {
      unseen: true,
      repeat: 'again',
    })
  return here ?? nobody
}
