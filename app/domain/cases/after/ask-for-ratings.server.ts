import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { plus, toInstant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import {
  casesToRate,
  customersToInvite,
  oldestToAsk,
  ratingsToRepeat,
} from '#app/domain/cases/queries/ratings.server.ts'
import { insertRating, updateRating } from '#app/domain/cases/store/ratings.server.ts'

const atOnce = 200
/** Days after the question; halfway through the time in which a case can be reopened by default. */
const remindAfterDays = 4
/** The least that a link works, where customers cannot reopen a case for long. */
const shortestDays = 7

/**
 * Asks the customers of resolved cases how it went, `cases.csatHours` after the case was resolved and once for each
 * case; repeats the question once; invites content customers to tell their story, `cases.storyInviteDays` after their
 * answer and once each. People without an account are asked by mail, but not invited: a story has an author. Left out:
 * customers who left or are suspended, dismissed and merged cases. Records `case.ratingAsked` and `case.storyInvited`. @returns how many were asked, reminded and invited
 */
export async function askForRatings(ctx: Ctx): Promise<{ asked: number; reminded: number; invited: number }> {
  const hours = ctx.setting('cases.csatHours')
  return {
    asked: hours === 0 ? 0 : await inPages(ctx, (tx, limit) => askSome(tx, limit, hours)),
    reminded: await inPages(ctx, remindSome),
    invited: await inPages(ctx, inviteSome),
  }
}

async function inPages(ctx: Ctx, work: (tx: Tx, limit: number) => Promise<number>): Promise<number> {
  const pace = openPace({ most: atOnce })
  for (let done = 0; ;) {
    const size = pace.size()
    const some = await pace.write(ctx, size, (tx) => work(tx, size))
    done += some
    if (some < size) return done
  }
}

async function askSome(tx: Tx, limit: number, hours: number): Promise<number> {
  const days = Math.max(tx.setting('cases.reopenDays'), shortestDays)
  const due = { from: oldestToAsk(tx.at, hours), until: plus(tx.at, { hours: -hours }) }
  const cases = await casesToRate(tx.db, due, limit)
  for (const { id, customer_id: memberId, resolved_at } of cases) {
    if (resolved_at === null) continue
    const expires_at = plus(toInstant(resolved_at), { days })
    if (await insertRating(tx, { case_id: id, member_id: memberId, expires_at }))
      await tx.record('case.ratingAsked', { caseId: id, memberId, again: 0 })
  }
  return cases.length
}

async function remindSome(tx: Tx, limit: number): Promise<number> {
  const before = { askedBefore: plus(tx.at, { days: -remindAfterDays }), now: tx.at }
  const ratings = await ratingsToRepeat(tx.db, before, limit)
  for (const { case_id: caseId, member_id: memberId } of ratings) {
    await updateRating(tx, caseId, { reminded_at: tx.at })
    await tx.record('case.ratingAsked', { caseId, memberId, again: 1 })
  }
  return ratings.length
}

async function inviteSome(tx: Tx, limit: number): Promise<number> {
  const days = tx.setting('cases.storyInviteDays')
  if (days === 0) return 0
  const due = { from: plus(tx.at, { days: -days - 30 }), until: plus(tx.at, { days: -days }) }
  const found = await customersToInvite(tx.db, due, limit)
  // A customer with two content answers is invited for the first.
  const firsts = [...new Map(found.toReversed().map((row) => [row.member_id, row])).values()]
  for (const { case_id: caseId, member_id: memberId } of firsts) {
    await updateRating(tx, caseId, { invited_at: tx.at })
    await tx.record('case.storyInvited', { caseId, memberId })
  }
  return firsts.length < found.length ? limit : found.length
}
