import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { readableThread } from '#app/domain/access/queries/readable-content.server.ts'
import { caseNotFound, isOpen, reopenableUntil, type Case, type CaseStatus } from '#app/domain/cases/case.ts'
import { filledHtml } from '#app/domain/threads/queries/references.server.ts'
import { messagesOf, type Said } from './conversation.server.ts'

/**
 * A case as its customer sees it: its status and what comes next. Of the team it shows only the name of the assignee;
 * severity, reasons, notes and the time line stay with staff.
 */
export type OwnCase = {
  number: number
  subject: string
  lang: 'ko' | 'en' | null
  status: CaseStatus
  private: boolean
  /** When the next promise falls due; null while the case waits on the customer, and when it is over. */
  dueAt: string | null
  answered: boolean
  assignee: string | null
  openedAt: string
  updatedAt: string
  thread: { id: string; slug: string } | null
  postId: string | null
  /** Until when the customer can reopen it; null when they cannot. */
  reopenUntil: string | null
}
export type OwnCasePage = OwnCase & { id: string; html: string; messages: Said[]; mayWrite: boolean }

/** The customer's own cases, newest first, without dismissed ones. */
export async function ownCases(ctx: Ctx, { limit, cursor }: PageRequest): Promise<Page<OwnCase>> {
  const memberId = signedIn(ctx.actor)
  const place = cursor === null ? null : decodeCursor(cursor, 2).map(String)
  const rows = await ownQuery(ctx, memberId)
    .$if(place !== null, (all) =>
      all.where((eb) =>
        eb(eb.refTuple('case.opened_at', 'case.id'), '<', eb.tuple(place?.[0] ?? '', place?.[1] ?? '')),
      ),
    )
    .orderBy('case.opened_at', 'desc')
    .orderBy('case.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [row.opened_at, row.id])
  return { items: page.items.map((row) => toOwn(ctx, row)), next: page.next }
}

/** The newest case of this reader about a post of this thread; null without one, and for visitors. */
export async function ownCaseAbout(ctx: Ctx, threadId: string): Promise<OwnCase | null> {
  if (ctx.actor.memberId === null) return null
  const row = await ownQuery(ctx, ctx.actor.memberId)
    .where('case.thread_id', '=', threadId)
    .orderBy('case.opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toOwn(ctx, row)
}

/** One case for its customer. @throws not_found for other actors, and for a dismissed case */
export async function ownCasePage(ctx: Ctx, number: number): Promise<OwnCasePage> {
  const memberId = signedIn(ctx.actor)
  const row = await ownQuery(ctx, memberId).where('case.number', '=', number).executeTakeFirst()
  if (row === undefined) throw caseNotFound()
  return {
    ...toOwn(ctx, row),
    id: row.id,
    html: (await filledHtml(ctx, [row.html]))(row.html),
    messages: await messagesOf(ctx, row.id),
    mayWrite: isOpen(row.status),
  }
}

function ownQuery(ctx: Ctx, memberId: string) {
  return (
    ctx.read
      .selectFrom('case')
      .leftJoin('member as assignee', 'assignee.id', 'case.assignee_id')
      // A transfer may have put the post into a thread of another member, and that thread may be hidden.
      .leftJoin('thread', (on) => on.onRef('thread.id', '=', 'case.thread_id').on(readableThread(ctx.actor)))
      .selectAll('case')
      .select(['assignee.name as assignee_name', 'thread.slug as thread_slug'])
      .where('case.customer_id', '=', memberId)
      .where('case.dismissed', '=', 0)
  )
}

function toOwn(ctx: Ctx, row: Case & { assignee_name: string | null; thread_slug: string | null }): OwnCase {
  const until = reopenableUntil(row, ctx.setting('cases.reopenDays'))
  const running = isOpen(row.status) && row.paused_at === null
  return {
    number: row.number,
    subject: row.subject,
    lang: row.lang,
    status: row.status,
    private: row.private === 1,
    dueAt: !running ? null : row.first_responded_at === null ? row.first_response_due_at : row.resolution_due_at,
    answered: row.first_responded_at !== null,
    assignee: row.assignee_name,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    thread: row.thread_id === null || row.thread_slug === null ? null : { id: row.thread_id, slug: row.thread_slug },
    postId: row.post_id,
    reopenUntil: until !== null && until >= ctx.now() ? until : null,
  }
}
