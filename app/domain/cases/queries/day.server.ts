import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { isOpen } from '#app/domain/cases/case.ts'
import { rankOf, reasonsFor, type DayFacts, type DayReason } from '#app/domain/cases/day/reasons.ts'
import { endOfToday } from './end-of-today.ts'
import { isOpenCase, listed, nextDue, waiting } from './order.ts'
import { reminderColumns, reminderOf, remindersBefore, type Reminder, type ReminderRow } from './reminders.server.ts'
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

/** What My day shows of cases: the reader's own, and the first of those that nobody has. */
export type DayCases = { own: DayCase[]; free: CaseSummary[] }

/** The reader's open cases and those they are reminded of today; see `dayCases`. One query. @throws forbidden */
export async function ownDay(ctx: Ctx): Promise<DayCase[]> {
  return (await dayCases(ctx, 0)).own
}

/**
 * The reader's open cases and those they are reminded of today, in the order of `dayReasons`; within a reason what falls
 * due first. With them so many cases without an assignee, what falls due first before the rest. One query for all.
 * @throws forbidden
 */
export async function dayCases(ctx: Ctx, free: number): Promise<DayCases> {
  authorize(ctx.actor, 'case.work')
  const memberId = signedIn(ctx.actor)
  const tomorrow = endOfToday(ctx)
  const reminders = remindersBefore(ctx.read, memberId, tomorrow)
  const rows = await summaryQuery(ctx, chosenCases(ctx, memberId, tomorrow, free))
    .select((eb) =>
      ctx.dialect
        .rowsAsText(
          reminders.select(reminderColumns).where('case_id', '=', eb.ref('case.id')).orderBy('remind_at').limit(1),
        )
        .as('reminder'),
    )
    .where(listed)
    .orderBy(waiting)
    .orderBy(nextDue)
    .orderBy('case.id')
    .execute()
  const summaries = await toSummaries(ctx, rows)
  const all = summaries.map((view, at) => {
    const [row] = JSON.parse(rows[at]?.reminder ?? '[]') as ReminderRow[]
    return dayCase(view, row === undefined ? null : reminderOf(row), { now: ctx.now(), tomorrow })
  })
  return {
    own: all
      .filter(
        ({ case: view, reminder }) => reminder !== null || (view.assignee?.id === memberId && isOpen(view.status)),
      )
      .toSorted(byReason),
    free: summaries.filter(({ assignee, status }) => assignee === null && isOpen(status)).slice(0, free),
  }
}

function dayCase(view: CaseSummary, reminder: Reminder | null, at: Pick<DayFacts, 'now' | 'tomorrow'>): DayCase {
  const { status, category, next } = view
  const renewsAt = view.customerInShort?.renewsAt ?? null
  const wroteAt = view.nextResponse?.endedAt === null ? view.nextResponse.startedAt : null
  const answered = view.firstResponse.endedAt !== null
  const facts = { ...at, status, category, next, wroteAt, answered, renewsAt, reminder }
  return { case: view, reasons: reasonsFor(facts), reminder, renewsAt, wroteAt }
}

/** Ids of the cases of the reader, of those they are reminded of, and of the first that nobody has; each once. */
function chosenCases({ read }: Pick<Ctx, 'read'>, memberId: string, tomorrow: Instant, free: number) {
  const own = read
    .selectFrom((from) =>
      from
        .selectFrom('case')
        .select('case.id')
        .where('case.assignee_id', '=', memberId)
        .where(isOpenCase)
        .where(listed)
        .limit(most)
        .as('own'),
    )
    .selectAll()
    .union(remindersBefore(read, memberId, tomorrow).select('case_id as id'))
  if (free === 0) return own
  const unassigned = read
    .selectFrom((from) =>
      from
        .selectFrom('case')
        .select('case.id')
        .where('case.assignee_id', 'is', null)
        .where(isOpenCase)
        .where(listed)
        .orderBy(waiting)
        .orderBy(nextDue)
        .orderBy('case.id')
        .limit(free)
        .as('unassigned'),
    )
    .selectAll()
  return own.union(unassigned)
}

function byReason(a: DayCase, b: DayCase): number {
  const [first, second] = [a.reasons[0] ?? 'waits', b.reasons[0] ?? 'waits']
  if (first !== second) return rankOf(first) - rankOf(second)
  return a.case.next.dueAt < b.case.next.dueAt ? -1 : a.case.next.dueAt > b.case.next.dueAt ? 1 : 0
}
