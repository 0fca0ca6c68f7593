import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import type { SlaClock } from '#app/domain/cases/clock/clock.ts'
import { shownClock } from '#app/domain/cases/clock/clocks-of.ts'
import { clocksOfCases } from '#app/domain/cases/queries/promises.server.ts'
import type { Db } from '#db/dialects/dialect.ts'

export type Person = { id: string; handle: string; name: string }
/**
 * A word that raised the score of the detection. Places count from the beginning of `body`; a word of the title has
 * negative ones.
 */
export type Reason = { text: string; start: number; end: number; weight: number }

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
}

const reasonsShape = z.array(z.object({ text: z.string(), start: z.number(), end: z.number(), weight: z.number() }))

/** Cases with the people and the thread they are about; one query for any number. */
export function summaryQuery(db: Db) {
  return db
    .selectFrom('case')
    .leftJoin('member as customer', 'customer.id', 'case.customer_id')
    .leftJoin('member as assignee', 'assignee.id', 'case.assignee_id')
    .leftJoin('case_contact', 'case_contact.case_id', 'case.id')
    .leftJoin('thread', 'thread.id', 'case.thread_id')
    .leftJoin('product', (on) =>
      on.on((eb) => eb('product.id', '=', eb.fn.coalesce('case.product_id', 'thread.product_id'))),
    )
    .selectAll('case')
    .select((eb) =>
      eb
        .selectFrom('case_event')
        .select((event) => event.fn.max('case_event.number').as('last'))
        .whereRef('case_event.case_id', '=', 'case.id')
        .as('seen'),
    )
    .select([
      'customer.handle as customer_handle',
      'customer.name as customer_name',
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
}

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaryQuery>['execute']>>[number]

/** The rows of `summaryQuery` with their clocks as of now. Two queries for any number. */
export async function toSummaries(ctx: Ctx, rows: readonly SummaryRow[]): Promise<CaseSummary[]> {
  const ids = rows.map(({ id }) => id)
  const clocks = await clocksOfCases(ctx.read, ids, ctx.now())
  return rows.map((row) => {
    const own = clocks.get(row.id)
    if (own === undefined) throw new Error(`case ${row.id} has no time line`)
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
      firstResponse: own.firstResponse,
      nextResponse: own.nextResponse,
      resolution: own.resolution,
      next: shownClock(own),
    }
  })
}

function product(ctx: Ctx, row: SummaryRow): CaseSummary['product'] {
  const name = ctx.locale === 'ko' ? row.product_ko : row.product_en
  return row.product_slug === null || name === null ? null : { slug: row.product_slug, name }
}

function person(id: string | null, handle: string | null, name: string | null): Person | null {
  return id === null || handle === null || name === null ? null : { id, handle, name }
}
