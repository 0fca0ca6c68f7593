import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { openActs } from '#app/core/state-machine.ts'
import { caseTransitions } from '#app/domain/cases/case-transitions.ts'
import { caseNotFound, isOpen, refusalToTake, type CaseSeverity, type CaseStatus } from '#app/domain/cases/case.ts'
import { severityFrom, type Raise } from '#app/domain/cases/severity/severity-from.ts'
import type { Ticket } from '#app/domain/cases/tickets/ticket.ts'
import { filledHtml } from '#app/domain/threads/queries/references.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { isAway } from './agents.server.ts'
import { waitingContact } from './contacts.server.ts'
import { messagesOf, notesForStaff, postsOfThread, type Note, type Said } from './conversation.server.ts'
import { customers, type Customer } from './customers.server.ts'
import { mergedCases, type MergedCase } from './merges.server.ts'
import { sideQuestions, type SideQuestion } from './questions.server.ts'
import { caseNumbered, summaryQuery, toSummaries, type CaseSummary } from './summaries.server.ts'
import { ticketOf, ticketsOf } from './tickets.server.ts'
import { namesOf, timeline, type TimelineEvent } from './timeline.server.ts'

/** Everything staff see of a case. `html` is the text of the customer. */
export type CasePage = CaseSummary & {
  html: string
  customerCard: Customer | null
  posts: Said[]
  messages: Said[]
  notes: Note[]
  timeline: TimelineEvent[]
  /** The cases that are part of this one, each with what happened in it. */
  merged: (MergedCase & { timeline: TimelineEvent[] })[]
  /** What the severity was before rules raised it, and what they did. */
  chosenSeverity: CaseSeverity
  raisedBy: Raise[]
  /** Names of the members that events of the time line name, by id. */
  names: Record<string, string>
  /** The ticket in another system; null without one. */
  ticket: Ticket | null
  /** Those of cases that are part of this one, with the number of each. */
  mergedTickets: (Ticket & { of: number })[]
  questions: SideQuestion[]
  /** The address that an agent opened it with, until it is confirmed. */
  waitsFor: { address: string; expiresAt: string } | null
  /** The last label that staff gave the post; null without one. */
  verdict: 'complaint' | 'not_complaint' | null
  allowed: { steps: CaseStatus[]; take: boolean; reply: boolean; replyPublicly: boolean; reopen: boolean }
}

/** One case as a list shows it. @throws forbidden for others than staff; not_found */
export async function caseSummary(ctx: Ctx, number: number): Promise<CaseSummary> {
  authorize(ctx.actor, 'case.work')
  const row = await caseNumbered(ctx, number).executeTakeFirst()
  const [summary] = row === undefined ? [] : await toSummaries(ctx, [row])
  if (summary === undefined) throw caseNotFound()
  return summary
}

/** One case with everything that staff see of it; of one that is part of another the kept case. @throws forbidden for others than staff; not_found */
export async function casePage(ctx: Ctx, number: number): Promise<CasePage> {
  authorize(ctx.actor, 'case.work')
  const found = await caseNumbered(ctx, number).select(['case.html', 'case.merged_into_id']).executeTakeFirst()
  const into = found?.merged_into_id ?? null
  const kept = ctx.read.selectFrom('case').select('id').where('id', '=', into)
  const row =
    into === null
      ? found
      : await summaryQuery(ctx, kept).select(['case.html', 'case.merged_into_id']).executeTakeFirst()
  const [summary] = row === undefined ? [] : await toSummaries(ctx, [row])
  if (row === undefined || summary === undefined) throw caseNotFound()
  const merged = await mergedCases(ctx, row.id)
  const numbers = new Map(merged.map(({ id, number: one }) => [id, one]))
  const ids = [row.id, ...numbers.keys()]
  const customer = row.customer_id === null ? undefined : (await customers(ctx, [row.customer_id])).get(row.customer_id)
  const threads = new Set([row, ...merged.map(({ threadId }) => ({ thread_id: threadId }))].map((one) => one.thread_id))
  const posts: Said[] = []
  for (const threadId of threads) if (threadId !== null) posts.push(...(await postsOfThread(ctx, threadId)))
  const lines = await timeline(ctx.read, ids)
  const events = lines.filter(({ caseId }) => caseId === row.id)
  const { chosen, raises } = severityFrom(events)
  const names = await namesOf(
    ctx.read,
    lines.flatMap(({ kind, data }) => [
      ...(kind === 'assigned' && typeof data.to === 'string' ? [data.to] : []),
      ...(kind === 'taken' && typeof data.from === 'string' ? [data.from] : []),
    ]),
  )
  const active = row.dismissed === 0
  const waits =
    row.customer_id === null && summary.contact === null ? await waitingContact(ctx.read, row.id) : undefined
  return {
    ...summary,
    html: (await filledHtml(ctx, [row.html]))(row.html),
    customerCard: customer ?? null,
    posts,
    messages: await messagesOf(ctx, ids),
    notes: await notesForStaff(ctx, ids),
    timeline: events,
    merged: merged.map((one) => ({ ...one, timeline: lines.filter(({ caseId }) => caseId === one.id) })),
    chosenSeverity: chosen,
    raisedBy: raises,
    ticket: (await ticketOf(ctx.read, row.id)) ?? null,
    mergedTickets: (await ticketsOf(ctx.read, [...numbers.keys()])).map((ticket) => ({
      ...ticket,
      of: numbers.get(ticket.case_id) ?? row.number,
    })),
    waitsFor: waits === undefined ? null : { address: waits.address, expiresAt: waits.expires_at },
    questions: await sideQuestions(ctx, ids),
    names: Object.fromEntries(names),
    verdict: row.post_id === null ? null : await lastVerdict(ctx.read, row.post_id),
    allowed: {
      // Taking and reopening have buttons of their own.
      steps: active
        ? openActs(caseTransitions, row.status, 'staff')
            .filter((act) => act !== 'acknowledge' && act !== 'reopen')
            .map((act) => caseTransitions[act].to)
        : [],
      take: refusalToTake(row) === null || (await takenFromAway(ctx, row)),
      reply: active,
      replyPublicly: row.private === 0 && posts.some(({ id }) => id === row.post_id),
      reopen: !isOpen(row.status),
    },
  }
}

/** A colleague has it, and is away. */
async function takenFromAway(ctx: Ctx, row: Parameters<typeof refusalToTake>[0]): Promise<boolean> {
  if (refusalToTake(row) !== 'taken' || row.assignee_id === ctx.actor.memberId) return false
  return isAway(ctx.read, row.assignee_id ?? '', ctx.now())
}

async function lastVerdict(db: Db, postId: string): Promise<CasePage['verdict']> {
  const label = await db
    .selectFrom('detection_label')
    .select('verdict')
    .where('post_id', '=', postId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return label?.verdict ?? null
}
