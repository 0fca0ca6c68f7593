import type { AliasedExpression, Expression } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import type { Reading } from '#app/core/reading.ts'
import { fullYears } from '#app/core/time.ts'
import { clockEventKinds, type Case } from '#app/domain/cases/case.ts'
import type { SlaClock } from '#app/domain/cases/clock/clock.ts'
import { clocksOf, shownClock } from '#app/domain/cases/clock/clocks-of.ts'
import { historiesOf, type EntryRow } from '#app/domain/cases/queries/promises.server.ts'
import { staffRoles } from '#app/registry/permissions.ts'
import { tiers, type TierKey } from '#app/registry/tiers.ts'
import { constant } from '#db/constant.ts'
import { presenceColumns, presenceOf, type Presence } from './presence.server.ts'

export type Person = { id: string; handle: string; name: string }
/**
 * A word that raised the score of the detection. Places count from the beginning of `body`; a word of the title has
 * negative ones.
 */
export type Reason = { text: string; start: number; end: number; weight: number }

/** The customer of a case as lists show them. `tier` null: none, or somebody of staff. `renewsAt` null without a contract. */
export type CustomerInShort = {
  tier: TierKey | null
  tenure: { kind: 'customer' | 'member'; years: number }
  renewsAt: string | null
}

/** A case in a list, for staff. Texts are plain; `customer` is null when the member was deleted. */
export type CaseSummary = Pick<
  Case,
  | 'id'
  | 'number'
  | 'status'
  | 'severity'
  | 'category'
  | 'source'
  | 'subject'
  | 'body'
  | 'lang'
  | 'score'
  | 'reference'
  | 'raises'
> & {
  private: boolean
  dismissed: boolean
  reasons: Reason[]
  customer: Person | null
  /** Null without an account, and for a customer who left. */
  customerInShort: CustomerInShort | null
  /** Who without an account opened it: their name, else their address. */
  contact: string | null
  assignee: Person | null
  thread: { id: string; slug: string } | null
  postId: string | null
  /** Of the thread, or chosen with a private complaint. `name` in the reader's language. */
  product: { slug: string; name: string } | null
  productVersion: string | null
  /** Number of the last line of the time line. */
  seen: number
  openedAt: string
  updatedAt: string
  firstResponse: SlaClock
  /** Null until the customer has written again after an answer. */
  nextResponse: SlaClock | null
  resolution: SlaClock
  /** The promise that falls due next; while none runs the one that would. */
  next: SlaClock
  /** Who else reads and writes in it now; null: nobody. */
  here: Presence | null
}

const reasonsShape = z.array(z.object({ text: z.string(), start: z.number(), end: z.number(), weight: z.number() }))

/** Ids of cases; a statement that the summaries of them are joined to. */
export type ChosenCases = Expression<{ id: string }> & {
  as(name: 'chosen'): AliasedExpression<{ id: string }, 'chosen'>
}

/**
 * Cases with everything that a list says of them, their time lines and who is there too; one query for any number.
 * @param chosen which ones; it comes first in the statement, because PostgreSQL orders the first eight tables alone
 */
export function summaryQuery(from: Pick<Reading, 'read' | 'dialect' | 'actor' | 'now'>, chosen: ChosenCases) {
  return from.read
    .selectFrom(chosen.as('chosen'))
    .innerJoin('case', 'case.id', 'chosen.id')
    .leftJoin('member as customer', 'customer.id', 'case.customer_id')
    .leftJoin('account', 'account.id', 'customer.account_id')
    .leftJoin('member_standing', 'member_standing.member_id', 'case.customer_id')
    .leftJoin('member as assignee', 'assignee.id', 'case.assignee_id')
    .leftJoin('case_contact', 'case_contact.case_id', 'case.id')
    .leftJoin('thread', 'thread.id', 'case.thread_id')
    .leftJoin('product', (on) =>
      on.on((eb) => eb('product.id', '=', eb.fn.coalesce('case.product_id', 'thread.product_id'))),
    )
    .select([
      'case.id',
      'case.number',
      'case.status',
      'case.severity',
      'case.category',
      'case.source',
      'case.subject',
      'case.body',
      'case.lang',
      'case.score',
      'case.reference',
      'case.private',
      'case.dismissed',
      'case.reasons',
      'case.customer_id',
      'case.assignee_id',
      'case.thread_id',
      'case.post_id',
      'case.raises',
      'case.opened_at',
      'case.updated_at',
      'customer.handle as customer_handle',
      'customer.name as customer_name',
      'customer.joined_at as customer_joined',
      'customer.deleted_at as customer_deleted',
      'account.started_at',
      'account.renews_at',
      'member_standing.tier as customer_tier',
      'assignee.handle as assignee_handle',
      'assignee.name as assignee_name',
      'case_contact.address as contact_address',
      'case_contact.name as contact_name',
      'thread.slug as thread_slug',
      'case.product_version as case_version',
      'thread.product_version as thread_version',
      'product.slug as product_slug',
      'product.name_en as product_en',
      'product.name_ko as product_ko',
    ])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('member_role')
            .select('member_role.role')
            .whereRef('member_role.member_id', '=', 'case.customer_id')
            .where('member_role.role', 'in', staffRoles.map(constant)),
        )
        .as('customer_staff'),
      eb
        .selectFrom('case_event')
        .select((event) => event.fn.max('case_event.number').as('last'))
        .whereRef('case_event.case_id', '=', 'case.id')
        .as('seen'),
      from.dialect
        .rowsAsText(
          eb
            .selectFrom('case_event')
            .select(['case_event.case_id', 'case_event.at', 'case_event.kind', 'case_event.data'])
            .whereRef('case_event.case_id', '=', 'case.id')
            .where('case_event.kind', 'in', clockEventKinds.map(constant))
            .orderBy('case_event.at')
            .orderBy('case_event.id'),
        )
        .as('entries'),
    ])
    .select(presenceColumns(from))
}

/** The case with this number. */
export function caseNumbered(from: Parameters<typeof summaryQuery>[0], number: number) {
  return summaryQuery(from, from.read.selectFrom('case').select('id').where('number', '=', number))
}

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaryQuery>['execute']>>[number]

/** The rows of `summaryQuery` with their clocks as of now. No query, but for calendars that were never read before. */
export async function toSummaries(ctx: Ctx, rows: readonly SummaryRow[]): Promise<CaseSummary[]> {
  const histories = await historiesOf(
    ctx.read,
    rows.flatMap(({ entries }) => JSON.parse(entries) as EntryRow[]),
  )
  const now = ctx.now()
  return rows.map((row) => {
    const history = histories.get(row.id)
    if (history === undefined) throw new Error(`case ${row.id} has no time line`)
    const clocks = clocksOf(history.events, history.promises, now)
    return {
      id: row.id,
      number: row.number,
      status: row.status,
      severity: row.severity,
      category: row.category,
      source: row.source,
      subject: row.subject,
      body: row.body,
      lang: row.lang,
      score: row.score,
      private: row.private === 1,
      dismissed: row.dismissed === 1,
      reasons: reasonsShape.parse(JSON.parse(row.reasons)),
      customer: person(row.customer_id, row.customer_handle, row.customer_name),
      customerInShort: inShort(ctx, row),
      contact: row.contact_address === null ? null : row.contact_name || row.contact_address,
      assignee: person(row.assignee_id, row.assignee_handle, row.assignee_name),
      thread: row.thread_id === null || row.thread_slug === null ? null : { id: row.thread_id, slug: row.thread_slug },
      postId: row.post_id,
      product: product(ctx, row),
      productVersion: row.case_version ?? row.thread_version,
      reference: row.reference,
      seen: Number(row.seen ?? 0),
      raises: row.raises,
      openedAt: row.opened_at,
      updatedAt: row.updated_at,
      firstResponse: clocks.firstResponse,
      nextResponse: clocks.nextResponse,
      resolution: clocks.resolution,
      next: shownClock(clocks),
      here: presenceOf(row),
    }
  })
}

function inShort(ctx: Ctx, row: SummaryRow): CustomerInShort | null {
  if (row.customer_joined === null || row.customer_deleted !== null) return null
  const kind = row.started_at === null ? 'member' : 'customer'
  const years = fullYears(row.started_at ?? row.customer_joined, ctx.now(), ctx.setting('site.timeZone'))
  const tier = row.customer_staff ? null : (tiers.find(({ key }) => key === row.customer_tier)?.key ?? null)
  return { tier, tenure: { kind, years }, renewsAt: row.renews_at }
}

function product(ctx: Ctx, row: SummaryRow): CaseSummary['product'] {
  const name = ctx.locale === 'ko' ? row.product_ko : row.product_en
  return row.product_slug === null || name === null ? null : { slug: row.product_slug, name }
}

function person(id: string | null, handle: string | null, name: string | null): Person | null {
  return id === null || handle === null || name === null ? null : { id, handle, name }
}
