import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus, yearsBetween, type Instant } from '#app/core/time.ts'
import { causeNotFound, stillHurts, type Cause, type CauseState } from '#app/domain/cases/causes/cause.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { answersOf, threadsAbout } from './fixes.server.ts'

/** Days of each of the two times that the trend compares. */
const trendDays = 30

/** A root cause with what it costs. People are counted once each, whatever they wrote. */
export type CauseLine = {
  id: string
  name: string
  /** Names from the top of the tree down to the one above. */
  above: string[]
  state: CauseState
  owner: { handle: string; name: string } | null
  cases: number
  customers: number
  /** Years that its customers have been customers, summed up; whole years by account, 0 without one. */
  customerYears: number
  /** Its customers by the plan of their account, the most first. */
  plans: { plan: string; customers: number }[]
  /** Cases opened in the last 30 days, and in the 30 before. */
  recent: number
  before: number
}

/** What the list can be sorted by; the first is how it begins. */
export const causeOrders = ['customers', 'years', 'recent', 'tree'] as const
export type CauseOrder = (typeof causeOrders)[number]

/**
 * All root causes with what they cost, for staff. Those that still hurt come first; `tree` sorts by name below name.
 * Three queries, whatever their number.
 */
export async function causeLines(ctx: Ctx, order: CauseOrder): Promise<CauseLine[]> {
  authorize(ctx.actor, 'case.work')
  const rows = await ctx.read
    .selectFrom('root_cause as c')
    .leftJoin('member as m', 'm.id', 'c.owner_id')
    .select(['c.id', 'c.name', 'c.parent_id', 'c.state', 'm.handle', 'm.name as owner_name'])
    .orderBy('c.name')
    .execute()
  const reported = await ctx.read
    .selectFrom('case_cause as cc')
    .innerJoin('case', 'case.id', 'cc.case_id')
    .leftJoin('member as m', 'm.id', 'case.customer_id')
    .leftJoin('account as a', 'a.id', 'm.account_id')
    .leftJoin('case_contact as contact', 'contact.case_id', 'case.id')
    .select(['cc.cause_id', 'case.customer_id', 'contact.address', 'case.opened_at', 'a.plan', 'a.started_at'])
    .where('case.dismissed', '=', 0)
    .where('case.merged_into_id', 'is', null)
    .execute()
  const byCause = Map.groupBy(reported, ({ cause_id }) => cause_id)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const lines = rows.map((row): CauseLine => ({
    id: row.id,
    name: row.name,
    above: namesAbove(byId, row.parent_id),
    state: row.state,
    owner: row.handle === null || row.owner_name === null ? null : { handle: row.handle, name: row.owner_name },
    ...costOf(byCause.get(row.id) ?? [], ctx.now()),
  }))
  return sorted(lines, order)
}

type Reported = {
  customer_id: string | null
  /** Of a customer without an account. */
  address: string | null
  opened_at: string
  plan: string | null
  started_at: string | null
}

function costOf(rows: readonly Reported[], now: Instant) {
  const customers = [
    ...new Map(
      rows.map((row) => [row.customer_id ?? row.address, row] as const).filter(([who]) => who !== null),
    ).values(),
  ]
  const plans = Map.groupBy(
    customers.flatMap(({ plan }) => (plan === null ? [] : [plan])),
    (plan) => plan,
  )
  const [from, start] = [plus(now, { days: -2 * trendDays }), plus(now, { days: -trendDays })]
  return {
    cases: rows.length,
    customers: customers.length,
    customerYears: customers.reduce(
      (sum, { started_at }) =>
        sum + (started_at === null ? 0 : Math.max(0, yearsBetween(started_at.slice(0, 10), now.slice(0, 10)))),
      0,
    ),
    plans: [...plans]
      .map(([plan, some]) => ({ plan, customers: some.length }))
      .toSorted((a, b) => b.customers - a.customers || a.plan.localeCompare(b.plan)),
    recent: rows.filter(({ opened_at }) => opened_at > start).length,
    before: rows.filter(({ opened_at }) => opened_at > from && opened_at <= start).length,
  }
}

const figures = {
  customers: (line: CauseLine) => line.customers,
  years: (line: CauseLine) => line.customerYears,
  recent: (line: CauseLine) => line.recent,
} as const

function sorted(lines: readonly CauseLine[], order: CauseOrder): CauseLine[] {
  const path = ({ above, name }: CauseLine): string => [...above, name].join('\u0000')
  if (order === 'tree') return lines.toSorted((a, b) => (path(a) < path(b) ? -1 : 1))
  const figure = figures[order]
  return lines.toSorted(
    (a, b) =>
      Number(stillHurts(b.state)) - Number(stillHurts(a.state)) ||
      figure(b) - figure(a) ||
      b.customers - a.customers ||
      (path(a) < path(b) ? -1 : 1),
  )
}

function namesAbove(
  byId: ReadonlyMap<string, { name: string; parent_id: string | null }>,
  id: string | null,
): string[] {
  const names: string[] = []
  for (let at = id; at !== null; at = byId.get(at)?.parent_id ?? null) names.unshift(byId.get(at)?.name ?? '')
  return names
}

/** A cause and those above it, from below; empty when there is no such cause. */
export async function causesAbove(db: Db, id: string): Promise<string[]> {
  const rows = await db.selectFrom('root_cause').select(['id', 'parent_id']).execute()
  const parents = new Map(rows.map((row) => [row.id, row.parent_id]))
  const found: string[] = []
  for (let at: string | null = parents.has(id) ? id : null; at !== null; at = parents.get(at) ?? null) found.push(at)
  return found
}

/** The ids of cases with these numbers, as many as there are. */
export async function caseIdsByNumbers(db: Db, numbers: readonly number[]): Promise<string[]> {
  const rows = await db
    .selectFrom('case')
    .select('id')
    .where('number', 'in', [...numbers])
    .orderBy('number')
    .execute()
  return rows.map(({ id }) => id)
}

/** The causes of a case, and those that can be put on it, for its page. */
export type CaseCauses = {
  own: { id: string; name: string; state: CauseState }[]
  others: { id: string; name: string }[]
}

/** For staff. One query. */
export async function caseCauses(ctx: Ctx, caseId: string): Promise<CaseCauses> {
  authorize(ctx.actor, 'case.work')
  const rows = await ctx.read
    .selectFrom('root_cause as c')
    .leftJoin('case_cause as cc', (on) => on.onRef('cc.cause_id', '=', 'c.id').on('cc.case_id', '=', caseId))
    .select(['c.id', 'c.name', 'c.state', 'cc.case_id'])
    .orderBy('c.name')
    .execute()
  return {
    own: rows.filter(({ case_id }) => case_id !== null).map(({ id, name, state }) => ({ id, name, state })),
    others: rows
      .filter(({ case_id, state }) => case_id === null && state !== 'wont_fix')
      .map(({ id, name }) => ({ id, name })),
  }
}

/** Causes that an announcement may fix, by name. */
export async function fixableCauses(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('root_cause')
    .select(['id', 'name'])
    .where('state', 'in', ['open', 'planned'])
    .orderBy('name')
    .execute()
}

/** A root cause with its cases, for staff. */
export type CausePage = CauseLine & {
  note: string
  parentId: string | null
  round: number
  fixedAt: string | null
  /** People who said “me too” in threads about it. */
  meToo: number
  /** People who were told of the last fix, and what they answered. */
  told: number
  answers: { yes: number; no: number }
  lately: { number: number; subject: string; lang: 'ko' | 'en' | null; openedAt: string; customer: string | null }[]
  fixes: { threadId: string; slug: string; title: string; at: string }[]
}

/** Newest cases on the page of a cause. */
const mostCases = 50

/** @throws forbidden for others than staff; not_found */
export async function causePage(ctx: Ctx, id: string): Promise<CausePage> {
  const line = (await causeLines(ctx, 'tree')).find((one) => one.id === id)
  const row: Cause | undefined = await ctx.read
    .selectFrom('root_cause')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (line === undefined || row === undefined) throw causeNotFound()
  const [meToo, told, answers, lately, fixes] = await Promise.all([
    ctx.read
      .selectFrom('me_too')
      .select((eb) => eb.fn.count<number>('member_id').distinct().as('count'))
      .where('thread_id', 'in', threadsAbout(ctx.read, id))
      .executeTakeFirst(),
    ctx.read
      .selectFrom('fix_notice')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('cause_id', '=', id)
      .where('round', '=', row.round)
      .executeTakeFirst(),
    answersOf(ctx.read, row),
    ctx.read
      .selectFrom('case_cause as cc')
      .innerJoin('case as c', 'c.id', 'cc.case_id')
      .leftJoin('member as m', 'm.id', 'c.customer_id')
      .leftJoin('case_contact as contact', 'contact.case_id', 'c.id')
      .select(['c.number', 'c.subject', 'c.lang', 'c.opened_at', 'm.name', 'contact.name as contact_name'])
      .where('cc.cause_id', '=', id)
      .where('c.dismissed', '=', 0)
      .where('c.merged_into_id', 'is', null)
      .orderBy('c.number', 'desc')
      .limit(mostCases)
      .execute(),
    ctx.read
      .selectFrom('cause_fix as f')
      .innerJoin('thread as t', 't.id', 'f.thread_id')
      .select(['f.thread_id', 't.slug', 't.title', 'f.at'])
      .where('f.cause_id', '=', id)
      .orderBy('f.at', 'desc')
      .execute(),
  ])
  return {
    ...line,
    note: row.note,
    parentId: row.parent_id,
    round: row.round,
    fixedAt: row.fixed_at,
    meToo: Number(meToo?.count ?? 0),
    told: Number(told?.count ?? 0),
    answers,
    lately: lately.map(({ number, subject, lang, opened_at, name, contact_name }) => ({
      number,
      subject,
      lang,
      openedAt: opened_at,
      customer: name ?? (contact_name || null),
    })),
    fixes: fixes.map(({ thread_id, slug, title, at }) => ({ threadId: thread_id, slug, title, at })),
  }
}
