import { authorize, can, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import {
  holdingStates,
  redemptionNotFound,
  type Redemption,
  type RedemptionEvent,
} from '#app/domain/perks/redemptions/redemption.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { BillingMessageTable, RedemptionState } from '#db/schema/perks.ts'

/** The redemption that was requested with a key; undefined when there is none. */
export function redemptionOfKey(db: Db, clientKey: string): Promise<Redemption | undefined> {
  return db.selectFrom('redemption').selectAll().where('client_key', '=', clientKey).executeTakeFirst()
}

/** Redemptions by id. */
export async function redemptionsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Redemption>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('redemption')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The approvals of a redemption with the names of the staff, oldest first. */
export async function approvalsOf(db: Db, redemptionId: string) {
  return db
    .selectFrom('redemption_approval')
    .innerJoin('member', 'member.id', 'redemption_approval.staff_id')
    .select(['staff_id as staffId', 'member.name', 'at', 'note'])
    .where('redemption_id', '=', redemptionId)
    .orderBy('at')
    .orderBy('staff_id')
    .execute()
}

/** Ids of redemptions past their deadline, the longest first; at most 500. */
export async function dueRedemptions(db: Db, now: string): Promise<string[]> {
  const rows = await db
    .selectFrom('redemption')
    .select('id')
    .where('state', 'in', [...holdingStates])
    .where('deadline_at', '<=', now)
    .orderBy('deadline_at')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map(({ id }) => id)
}

/** A member's redemptions, newest first. */
export async function ownRedemptions(ctx: Ctx, page: PageRequest): Promise<Page<Redemption>> {
  let query = ctx.read.selectFrom('redemption').selectAll().where('member_id', '=', signedIn(ctx.actor))
  if (page.cursor !== null) {
    const [at, id] = decodeCursor(page.cursor, 2)
    query = query.where((eb) =>
      eb.or([
        eb('created_at', '<', String(at)),
        eb.and([eb('created_at', '=', String(at)), eb('id', '<', String(id))]),
      ]),
    )
  }
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  return toPage(rows, page.limit, (row) => [row.created_at, row.id])
}

export type RedemptionLine = RedemptionEvent & { actorName: string | null }
export type RedemptionFile = {
  redemption: Redemption
  events: RedemptionLine[]
  /** The code; null for other readers than the member, and before the delivery. */
  coupon: string | null
}

/** One redemption with its history, for its member and for staff. @throws not_found for other actors */
export async function redemptionFile(ctx: Ctx, id: string): Promise<RedemptionFile> {
  const redemption = await ctx.read.selectFrom('redemption').selectAll().where('id', '=', id).executeTakeFirst()
  if (redemption === undefined || !can(ctx.actor, 'redemption.read', { ownerId: redemption.member_id }))
    throw redemptionNotFound()
  const events = await ctx.read
    .selectFrom('redemption_event as e')
    .leftJoin('member', 'member.id', 'e.actor_id')
    .selectAll('e')
    .select('member.name as actorName')
    .where('redemption_id', '=', id)
    .orderBy('e.at')
    .orderBy('e.id')
    .execute()
  const own = redemption.member_id === ctx.actor.memberId && redemption.state === 'fulfilled'
  const coupon = own
    ? await ctx.read.selectFrom('coupon').select('code').where('redemption_id', '=', id).executeTakeFirst()
    : undefined
  return { redemption, events, coupon: coupon?.code ?? null }
}

export type StaffRedemption = {
  redemption: Redemption
  member: { handle: string; name: string }
  approvals: number
  finding: boolean
}
export type RedemptionFilter = {
  state: RedemptionState | null
  delivery: NonNullable<Redemption['delivery']> | null
  perk: string | null
  /** Only those with an open billing finding. */
  findings: boolean
}

/** Redemptions for staff: those that wait in the order of their requests; with a state that is over, newest first. */
export async function staffRedemptions(
  ctx: Ctx,
  filter: RedemptionFilter,
  page: PageRequest,
): Promise<Page<StaffRedemption>> {
  authorize(ctx.actor, 'redemption.work')
  const newestFirst = filter.state !== null && !holdingStates.includes(filter.state)
  let query = ctx.read
    .selectFrom('redemption as r')
    .innerJoin('member as m', 'm.id', 'r.member_id')
    .selectAll('r')
    .select(['m.handle', 'm.name'])
  if (filter.state !== null) query = query.where('r.state', '=', filter.state)
  else if (!filter.findings) query = query.where('r.state', 'in', [...holdingStates])
  if (filter.delivery !== null) query = query.where('r.delivery', '=', filter.delivery)
  if (filter.perk !== null)
    query = query.where('r.perk_id', 'in', (eb) => eb.selectFrom('perk').select('id').where('slug', '=', filter.perk))
  if (filter.findings)
    query = query.where('r.id', 'in', (eb) =>
      eb
        .selectFrom('billing_message')
        .select('redemption_id')
        .where('finding', 'is not', null)
        .where('settled_at', 'is', null),
    )
  if (page.cursor !== null) {
    const [at, id] = decodeCursor(page.cursor, 2)
    const sign = newestFirst ? '<' : '>'
    query = query.where((eb) =>
      eb.or([
        eb('r.created_at', sign, String(at)),
        eb.and([eb('r.created_at', '=', String(at)), eb('r.id', sign, String(id))]),
      ]),
    )
  }
  const direction = newestFirst ? 'desc' : 'asc'
  const rows = await query
    .orderBy('r.created_at', direction)
    .orderBy('r.id', direction)
    .limit(page.limit + 1)
    .execute()
  const found = toPage(rows, page.limit, (row) => [row.created_at, row.id])
  const ids = found.items.map(({ id }) => id)
  const approvals =
    ids.length === 0
      ? []
      : await ctx.read
          .selectFrom('redemption_approval')
          .select((eb) => ['redemption_id', eb.fn.countAll<number>().as('count')])
          .where('redemption_id', 'in', ids)
          .groupBy('redemption_id')
          .execute()
  const odd =
    ids.length === 0
      ? []
      : await ctx.read
          .selectFrom('billing_message')
          .select('redemption_id')
          .where('redemption_id', 'in', ids)
          .where('finding', 'is not', null)
          .where('settled_at', 'is', null)
          .execute()
  return {
    items: found.items.map(({ handle, name, ...redemption }) => ({
      redemption,
      member: { handle, name },
      approvals: Number(approvals.find((row) => row.redemption_id === redemption.id)?.count ?? 0),
      finding: odd.some((row) => row.redemption_id === redemption.id),
    })),
    next: found.next,
  }
}

/** How many are in each state, for the filters. */
export async function redemptionsByState(ctx: Ctx): Promise<Map<RedemptionState, number>> {
  authorize(ctx.actor, 'redemption.work')
  const rows = await ctx.read
    .selectFrom('redemption')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return new Map(rows.map((row) => [row.state, Number(row.count)]))
}

/** The open billing findings, oldest first; of one redemption also the settled ones. At most 100. */
export async function billingFindings(ctx: Ctx, redemptionId: string | null = null): Promise<BillingMessageTable[]> {
  authorize(ctx.actor, 'redemption.work')
  let query = ctx.read.selectFrom('billing_message').selectAll().where('finding', 'is not', null)
  query =
    redemptionId === null ? query.where('settled_at', 'is', null) : query.where('redemption_id', '=', redemptionId)
  return query.orderBy('received_at').orderBy('id').limit(100).execute()
}
