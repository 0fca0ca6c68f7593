import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { dayIn } from '#app/core/time.ts'
import { customersOf, paidAnniversaries, type Customer } from '#app/domain/loyalty/queries/tenure.server.ts'
import { insertAnniversary } from '#app/domain/loyalty/store/tenure.server.ts'
import { anniversariesDue } from './anniversaries.ts'

/** Accounts at a time. */
const batch = 100

/**
 * Records the anniversaries that are due and not recorded yet, also of days on which the job did not run; the earning
 * rules pay them. Once per member and year for any number of accounts, and per account and year for as many members
 * as it has seats (one for a person), the longest linked first: neither moving between accounts nor linking many
 * members pays twice. Not for staff; suspended members get theirs when they are in good standing again. Four queries
 * for each 100 accounts, and a few for each anniversary. Idempotent. Records `tenure.anniversary`.
 */
export async function payAnniversaries(ctx: Ctx): Promise<void> {
  let after = ''
  for (;;) {
    const customers = await customersOf(ctx.read, { after, accounts: batch })
    const last = customers.at(-1)
    if (last === undefined) return
    await recordDue(ctx, customers)
    after = last.accountId
  }
}

type Due = { memberId: string; accountId: string; years: number; seat: number }

async function recordDue(ctx: Ctx, customers: readonly Customer[]): Promise<void> {
  const zone = ctx.setting('site.timeZone')
  const today = dayIn(ctx.now(), zone)
  const rules = { linkedDays: ctx.setting('tenure.linkedDays'), payEarlier: ctx.setting('tenure.payEarlierYears') }
  const paid = await paidAnniversaries(ctx.read, {
    memberIds: customers.map((one) => one.memberId),
    accountIds: [...new Set(customers.map((one) => one.accountId))],
  })
  const had = new Set(paid.map((one) => `${one.memberId} ${one.years}`))
  const seats = new Map<string, number>()
  for (const one of paid)
    seats.set(`${one.accountId} ${one.years}`, Math.max(one.seat, seats.get(`${one.accountId} ${one.years}`) ?? 0))

  const due: Due[] = []
  for (const { memberId, accountId, kind, startedAt, linkedAt } of customers) {
    const most = kind === 'person' ? 1 : ctx.setting('tenure.membersPerAccount')
    for (const years of anniversariesDue(
      { started: dayIn(startedAt, zone), linked: dayIn(linkedAt, zone), today },
      rules,
    )) {
      const seat = (seats.get(`${accountId} ${years}`) ?? 0) + 1
      if (had.has(`${memberId} ${years}`) || seat > most) continue
      seats.set(`${accountId} ${years}`, seat)
      due.push({ memberId, accountId, years, seat })
    }
  }
  await openPace({ most: batch }).writeAll(ctx, due, async (tx, some) => {
    for (const { memberId, accountId, years, seat } of some) {
      // Another worker may have recorded it: then the row exists and nothing happens.
      if (await insertAnniversary(tx, { member_id: memberId, account_id: accountId, years, seat }))
        await tx.record('tenure.anniversary', { memberId, accountId, years })
    }
  })
}
