import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { openStatuses } from '#app/domain/cases/case.ts'
import { rankOf, reasonsFor, type DayReason } from '#app/domain/cases/day/reasons.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { endOfToday } from './end-of-today.ts'
import { ownReminders, type Reminder } from './reminders.server.ts'
import { summaryQuery, toSummaries, type CaseSummary } from './summaries.server.ts'

/** A case of My day and why it is there, the first reason first. `wroteAt`: the customer, who waits for an answer. */
export type DayCase = {
  case: CaseSummary
  reasons: DayReason[]
  reminder: Reminder | null
  renewsAt: Instant | null
  wroteAt: Instant | null
}

/** As many open cases as an agent may have by the settings; more are in the list of cases. */
const most = 200

/**
 * The reader's open cases and those they are reminded of today, in the order of `dayReasons`; within a reason what falls
 * due first. Four queries. @throws forbidden
 */
export async function ownDay(ctx: Ctx): Promise<DayCase[]> {
  authorize(ctx.actor, 'case.work')
  const memberId = signedIn(ctx.actor)
  const tomorrow = endOfToday(ctx)
  const reminders = await ownReminders(ctx.read, memberId, tomorrow)
  const reminded = [...new Set(reminders.map(({ caseId }) => caseId))]
  const rows = await dayQuery(ctx.read)
    .where((eb) =>
      eb.or([
        eb.and([eb('case.assignee_id', '=', memberId), eb('case.status', 'in', [...openStatuses])]),
        ...(reminded.length > 0 ? [eb('case.id', 'in', reminded)] : []),
      ]),
    )
    .where('case.dismissed', '=', 0)
    .orderBy('case.number')
    .limit(most)
    .execute()
  const now = ctx.now()
  return (await toSummaries(ctx, rows))
    .map((view, at): DayCase => {
      const renewsAt = rows[at]?.renews_at ?? null
      const reminder = reminders.find(({ caseId }) => caseId === view.id) ?? null
      const wroteAt = view.nextResponse?.endedAt === null ? view.nextResponse.startedAt : null
      const answered = view.firstResponse.endedAt !== null
      const { status, category, next } = view
      const facts = { now, tomorrow, status, category, next, wroteAt, answered, renewsAt, reminder }
      return { case: view, reasons: reasonsFor(facts), reminder, renewsAt, wroteAt }
    })
    .toSorted(byReason)
}

function byReason(a: DayCase, b: DayCase): number {
  const [first, second] = [a.reasons[0] ?? 'waits', b.reasons[0] ?? 'waits']
  if (first !== second) return rankOf(first) - rankOf(second)
  return a.case.next.dueAt < b.case.next.dueAt ? -1 : a.case.next.dueAt > b.case.next.dueAt ? 1 : 0
}

function dayQuery(db: Db) {
  return summaryQuery(db)
    .leftJoin('account', 'account.id', 'customer.account_id')
    .select('account.renews_at as renews_at')
}
