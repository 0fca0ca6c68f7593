import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { dayIn, plus, type Instant } from '#app/core/time.ts'
import { askedSince, membersToAsk } from '#app/domain/cases/queries/nps.server.ts'
import { insertNpsResponse } from '#app/domain/cases/store/nps.server.ts'
import { shareOfNight } from './share-of-night.ts'

const atOnce = 200
/** Who joined yesterday has nothing to say yet. */
const memberForDays = 30
/** Not shortly after another question. */
const quietAfterRatingDays = 14

/**
 * Asks the members of this night whether they would recommend the company: each member has one night in
 * `cases.npsQuietDays`, so the nights share the members evenly and nobody is asked twice in that time. Left out: staff,
 * new members, and who was asked about a case of theirs in the last two weeks. Nothing while `cases.nps` is off. Records
 * `nps.asked`. @returns how many were asked
 */
export async function askToRecommend(ctx: Ctx): Promise<number> {
  if (!ctx.setting('cases.nps')) return 0
  const now = ctx.now()
  const quietDays = ctx.setting('cases.npsQuietDays')
  const found = await membersToAsk(
    ctx.read,
    {
      endings: shareOfNight(dayNumber(now, ctx.setting('site.timeZone')), quietDays),
      joinedBefore: plus(now, { days: -memberForDays }),
      askedBefore: plus(now, { days: -quietDays }),
      ratedBefore: plus(now, { days: -quietAfterRatingDays }),
    },
    ctx.setting('cases.npsPerNight'),
  )
  const asked = await openPace({ most: atOnce }).writeAll(ctx, found, async (tx, some) => {
    // Another run of the job may have asked some of them meanwhile.
    await tx.dialect.lockNamed(tx.db, 'ask-to-recommend')
    const known = await askedSince(tx.db, some, plus(now, { days: -quietDays }))
    const fresh = some.filter((id) => !known.has(id))
    for (const memberId of fresh) {
      const responseId = await insertNpsResponse(tx, memberId)
      await tx.record('nps.asked', { responseId, memberId })
    }
    return fresh.length
  })
  return asked.reduce((sum, count) => sum + count, 0)
}

/** Days since 1970 where the site is. */
function dayNumber(now: Instant, zone: string): number {
  return Math.floor(Date.parse(`${dayIn(now, zone)}T00:00:00Z`) / 86_400_000)
}
