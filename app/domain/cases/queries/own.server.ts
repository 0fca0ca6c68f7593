import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import { readableThread } from '#app/domain/access/queries/readable-content.server.ts'
import { answering, type Answering } from '#app/domain/cases/after/rating.ts'
import { caseNotFound, isOpen, reopenableUntil, type Case, type CaseStatus } from '#app/domain/cases/case.ts'
import type { SlaClockName } from '#app/domain/cases/clock/clock.ts'
import { filledHtml } from '#app/domain/threads/queries/references.server.ts'
import { closingDays } from './closing-days.server.ts'
import { messagesOf, type Said } from './conversation.server.ts'
import { keptNumber, mergedCases, type MergedCase } from './merges.server.ts'

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
  /** What falls due then. */
  promise: SlaClockName | null
  /** Whether business time has passed since. */
  late: boolean
  /** Days between now and then on which the company is closed, by their names in the reader's language. */
  closed: { day: string; name: string }[]
  product: string | null
  answered: boolean
  assignee: string | null
  openedAt: string
  updatedAt: string
  thread: { id: string; slug: string } | null
  postId: string | null
  /** Until when the customer can reopen it; null when they cannot. */
  reopenUntil: string | null
  /** The case that this one continues. */
  earlier: { number: number; subject: string } | null
  /** How the customer said that it went; null: they were not asked. `caseId` leads to the question. */
  rating: { caseId: string; state: Answering; score: number | null } | null
}
export type OwnCasePage = OwnCase & {
  id: string
  html: string
  messages: Said[]
  /** What they wrote in cases that are part of this one. */
  merged: MergedCase[]
  /** What the customer's next text does: it is a message, opens the case again, or begins a new one. */
  writing: 'message' | 'reopens' | 'continues'
}

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
  const closed = await closedDays(ctx, page.items)
  return { items: page.items.map((row) => toOwn(ctx, row, closed)), next: page.next }
}

/** The newest case of this reader about a post of this thread; null without one, and for visitors. */
export async function ownCaseAbout(ctx: Ctx, threadId: string): Promise<OwnCase | null> {
  if (ctx.actor.memberId === null) return null
  const row = await ownQuery(ctx, ctx.actor.memberId)
    .where((eb) =>
      eb.or([
        eb('case.thread_id', '=', threadId),
        eb('case.id', 'in', eb.selectFrom('case as m').select('m.merged_into_id').where('m.thread_id', '=', threadId)),
      ]),
    )
    .orderBy('case.opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toOwn(ctx, row, await closedDays(ctx, [row]))
}

/** One case for its customer; of one that is part of another the kept case. @throws not_found for other actors, and for a dismissed case */
export async function ownCasePage(ctx: Ctx, number: number): Promise<OwnCasePage> {
  const memberId = signedIn(ctx.actor)
  const find = (wanted: number) => ownQuery(ctx, memberId).where('case.number', '=', wanted).executeTakeFirst()
  const found = await find(number)
  const kept = found === undefined ? await keptNumber(ctx.read, number) : null
  const row = kept === null ? found : await find(kept)
  if (row === undefined) throw caseNotFound()
  return wholeOwn(ctx, row)
}

/** The case of somebody without an account, or the one that it is part of, for whoever has its signed link; undefined when an account has it. */
export async function contactCasePage(ctx: Ctx, caseId: string): Promise<OwnCasePage | undefined> {
  const row = await anyOwn(ctx)
    .innerJoin('case_contact', 'case_contact.case_id', 'case.id')
    .where('case.id', '=', (eb) =>
      eb
        .selectFrom('case as asked')
        .select((one) => one.fn.coalesce('asked.merged_into_id', 'asked.id').as('id'))
        .where('asked.id', '=', caseId),
    )
    .where('case.customer_id', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : wholeOwn(ctx, row)
}

async function wholeOwn(ctx: Ctx, row: OwnRow): Promise<OwnCasePage> {
  const own = toOwn(ctx, row, await closedDays(ctx, [row]))
  const merged = await mergedCases(ctx, row.id)
  return {
    ...own,
    id: row.id,
    html: (await filledHtml(ctx, [row.html]))(row.html),
    messages: await messagesOf(ctx, [row.id, ...merged.map(({ id }) => id)]),
    merged,
    writing: isOpen(row.status) ? 'message' : own.reopenUntil === null ? 'continues' : 'reopens',
  }
}

function ownQuery(ctx: Ctx, memberId: string) {
  return anyOwn(ctx).where('case.customer_id', '=', memberId)
}

function anyOwn(ctx: Ctx) {
  return (
    ctx.read
      .selectFrom('case')
      .leftJoin('member as assignee', 'assignee.id', 'case.assignee_id')
      // A transfer may have put the post into a thread of another member, and that thread may be hidden.
      .leftJoin('thread', (on) => on.onRef('thread.id', '=', 'case.thread_id').on(readableThread(ctx.actor)))
      .leftJoin('product', (on) =>
        on.on((eb) => eb('product.id', '=', eb.fn.coalesce('case.product_id', 'thread.product_id'))),
      )
      .leftJoin('csat_response as rating', 'rating.case_id', 'case.id')
      .leftJoin('case as earlier', 'earlier.id', 'case.earlier_case_id')
      .selectAll('case')
      .select(['assignee.name as assignee_name', 'thread.slug as thread_slug'])
      .select(['product.name_en as product_en', 'product.name_ko as product_ko'])
      .select(['rating.score as rating_score', 'rating.answered_at as rated_at'])
      .select(['rating.expires_at as rating_expires_at', 'rating.comment as rating_comment'])
      .select(['earlier.number as earlier_number', 'earlier.subject as earlier_subject'])
      .where('case.dismissed', '=', 0)
      .where('case.merged_into_id', 'is', null)
  )
}

/** The closing days before the next promise of each case falls due. No query when none waits for one. */
function closedDays(ctx: Ctx, rows: readonly Case[]) {
  const waiting = rows.flatMap(({ id, next_due_at: until }) => (until === null ? [] : [{ id, until }]))
  return closingDays(ctx, waiting)
}

type OwnRow = Case & {
  product_en: string | null
  product_ko: string | null
  assignee_name: string | null
  thread_slug: string | null
  rating_score: number | null
  rated_at: string | null
  rating_expires_at: string | null
  rating_comment: string | null
  earlier_number: number | null
  earlier_subject: string | null
}

function toOwn(ctx: Ctx, row: OwnRow, closed: Awaited<ReturnType<typeof closedDays>>): OwnCase {
  const until = reopenableUntil(row, ctx.setting('cases.reopenDays'))
  return {
    number: row.number,
    subject: row.subject,
    lang: row.lang,
    status: row.status,
    private: row.private === 1,
    dueAt: row.next_due_at,
    promise: row.next_clock,
    late: row.next_late_at !== null && row.next_late_at < ctx.now(),
    closed: closed.get(row.id) ?? [],
    product: ctx.locale === 'ko' ? row.product_ko : row.product_en,
    answered: row.first_responded_at !== null,
    assignee: row.assignee_name,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    thread: row.thread_id === null || row.thread_slug === null ? null : { id: row.thread_id, slug: row.thread_slug },
    postId: row.post_id,
    reopenUntil: until !== null && until >= ctx.now() ? until : null,
    earlier:
      row.earlier_number === null || row.earlier_subject === null
        ? null
        : { number: row.earlier_number, subject: row.earlier_subject },
    rating: ratingOf(ctx, row),
  }
}

function ratingOf(ctx: Ctx, row: OwnRow): OwnCase['rating'] {
  const { rating_expires_at: expires_at, rating_comment: comment, rating_score: score } = row
  if (expires_at === null || comment === null) return null
  const state = answering({ score, answered_at: row.rated_at, expires_at, comment }, ctx.now())
  return { caseId: row.id, state, score }
}
