import { type Sums, pairWindowStart } from '#app/domain/loyalty/awards/award-room.ts'
import type { Claim } from '#app/domain/loyalty/rules/rules-for.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { LedgerTransactionTable } from '#db/schema/ledger.ts'

/** The part of a claim that its sums depend on. */
export type Counted = Pick<Claim, 'caps' | 'receiver' | 'giver' | 'reputation' | 'points'> & { rule: string }

const links = ['award', 'reversal', 'settlement'] as const

/** The sums that limits need for this claim, each read only when it is needed. */
export async function sumsFor(db: Db, claim: Counted, day: string, subjectId: string | null): Promise<Sums> {
  const { caps, receiver, giver } = claim
  const pair =
    caps.pair !== null && giver !== null && claim.points > 0
      ? await pointsOfPair(db, receiver, giver, day)
      : { pairDay: 0, pair30: 0 }
  return {
    day: caps.day === 'counted' && claim.reputation > 0 ? await reputationOfDay(db, receiver, day) : 0,
    post:
      caps.perPost && subjectId !== null && claim.reputation !== 0
        ? await claimsOnPost(db, receiver, subjectId, claim.reputation)
        : 0,
    lifetime: caps.lifetime === null ? 0 : await reputationFromRule(db, receiver, claim.rule),
    ...(await timesOf(db, claim, day)),
    ...pair,
  }
}

function reputationRows(db: Db, memberId: string) {
  return db
    .selectFrom('ledger_transaction as t')
    .innerJoin('ledger_entry as e', 'e.transaction_id', 't.id')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .select((eb) => eb.fn.sum<number | null>('e.amount').as('sum'))
    .where('t.member_id', '=', memberId)
    .where('a.kind', '=', 'reputation')
}

/** Reputation that counted into the cap of that day: awards less their reversals. */
async function reputationOfDay(db: Db, memberId: string, day: string): Promise<number> {
  const row = await reputationRows(db, memberId)
    .where('t.day', '=', day)
    .where('t.counts_in_cap', '=', 1)
    .executeTakeFirst()
  return Number(row?.sum ?? 0)
}

async function reputationFromRule(db: Db, memberId: string, rule: string): Promise<number> {
  const row = await reputationRows(db, memberId).where('t.rule', '=', rule).executeTakeFirst()
  return Number(row?.sum ?? 0)
}

/** Claims in effect on the limit of a post in the direction of this one: up votes and down votes have a limit each. */
async function claimsOnPost(db: Db, memberId: string, postId: string, direction: number): Promise<number> {
  const rows = await db
    .selectFrom('ledger_transaction')
    .select((eb) => ['rule', eb.fn.sum<number>('post_claim').as('sum')])
    .where('subject_id', '=', postId)
    .where('member_id', '=', memberId)
    .groupBy('rule')
    .execute()
  return rows
    .map((row) => Number(row.sum))
    .filter((sum) => sum * direction > 0)
    .reduce((total, sum) => total + sum, 0)
}

/** Points of the pair: of that day, and of the 30 days that end with it. */
async function pointsOfPair(
  db: Db,
  memberId: string,
  giverId: string,
  day: string,
): Promise<Pick<Sums, 'pairDay' | 'pair30'>> {
  const rows = await db
    .selectFrom('ledger_transaction as t')
    .innerJoin('ledger_entry as e', 'e.transaction_id', 't.id')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .select((eb) => ['t.day', eb.fn.sum<number>('e.amount').as('sum')])
    .where('t.member_id', '=', memberId)
    .where('t.pair_member_id', '=', giverId)
    .where('t.day', '>=', pairWindowStart(day))
    .where('e.unit', '=', 'points')
    .where('a.kind', '!=', 'issuer')
    .groupBy('t.day')
    .execute()
  return {
    pairDay: Number(rows.find((row) => row.day === day)?.sum ?? 0),
    pair30: rows.reduce((total, row) => total + Number(row.sum), 0),
  }
}

/** Awards of the rule in effect, on that day and in total: from that giver, and from any. */
async function timesOf(
  db: Db,
  { rule, receiver, giver, caps }: Counted,
  day: string,
): Promise<Pick<Sums, 'pairTimesDay' | 'pairTimesAll' | 'timesDay' | 'timesAll'>> {
  const byDay = db
    .selectFrom('ledger_transaction')
    .select((eb) => ['day', eb.fn.sum<number>('effect').as('sum')])
    .where('member_id', '=', receiver)
    .where('rule', '=', rule)
    .groupBy('day')
  const pair =
    giver === null || caps.pairTimes === null ? [] : await byDay.where('counted_giver_id', '=', giver).execute()
  const all =
    giver === null || caps.times === null ? [] : await byDay.where('counted_giver_id', 'is not', null).execute()
  const [ofPair, ofAll] = [totalOf(pair, day), totalOf(all, day)]
  return { pairTimesDay: ofPair.day, pairTimesAll: ofPair.all, timesDay: ofAll.day, timesAll: ofAll.all }
}

function totalOf(rows: readonly { day: string; sum: number }[], day: string): { day: number; all: number } {
  return {
    day: Number(rows.find((row) => row.day === day)?.sum ?? 0),
    all: rows.reduce((total, row) => total + Number(row.sum), 0),
  }
}

export type AwardLink = LedgerTransactionTable & { reputation: number; points: number }

/** An award chain: the award and every link that reversed or settled the one before, oldest first. */
export type Chain = { award: AwardLink; links: AwardLink[] }

/** Awards of this event, or about this subject, with their chains. */
export async function awardChains(db: Db, where: { eventId: string } | { subjectId: string }): Promise<Chain[]> {
  const awards = db.selectFrom('ledger_transaction').select(['id', 'member_id']).where('kind', '=', 'award')
  const found = await (
    'eventId' in where ? awards.where('event_id', '=', where.eventId) : awards.where('subject_id', '=', where.subjectId)
  )
    .orderBy('member_id')
    .orderBy('id')
    .execute()
  let open = found.map(({ id }) => [id])
  const ids = [...open]
  // Each round finds what follows the last link; chains are short, so there are few rounds.
  while (open.length > 0) {
    const next = await db
      .selectFrom('ledger_transaction')
      .select(['id', 'reverses_id'])
      .where(
        'reverses_id',
        'in',
        open.map((chain) => chain.at(-1) ?? ''),
      )
      .where('kind', 'in', ['reversal', 'settlement'])
      .execute()
    open = open.filter((chain) => {
      const link = next.find((row) => row.reverses_id === chain.at(-1))
      if (link !== undefined) chain.push(link.id)
      return link !== undefined
    })
  }
  const rows = await linkRows(db, ids.flat())
  return ids.flatMap((chain) => chainOf(chain.flatMap((id) => rows.get(id) ?? [])))
}

/** The row of one ledger transaction. @throws when there is none */
export function transactionRow(db: Db, id: string): Promise<LedgerTransactionTable> {
  return db.selectFrom('ledger_transaction').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Whether a limit whose room is given back ever cut an award of this member. */
export async function hasCutAwards(db: Db, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('ledger_transaction')
    .select('id')
    .where('member_id', '=', memberId)
    .where('kind', '=', 'award')
    .where((eb) =>
      eb.or([
        eb('capped', 'in', ['held', 'daily', 'post', 'lifetime', 'pairTimes', 'times']),
        eb('capped_points', 'in', ['held', 'post', 'pair', 'pairTimes', 'times']),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Every award of a member with its chain, in the order of the events. */
export async function allChains(db: Db, memberId: string): Promise<Chain[]> {
  const heads = await db
    .selectFrom('ledger_transaction as t')
    .leftJoin('event_log as l', 'l.id', 't.event_id')
    .select(['t.id', 't.reverses_id', 't.kind', 'l.seq'])
    .where('t.member_id', '=', memberId)
    .where('t.kind', 'in', [...links])
    .execute()
  const followers = new Map(
    heads.flatMap((row) =>
      row.kind !== 'award' && row.reverses_id !== null ? [[row.reverses_id, row.id] as const] : [],
    ),
  )
  const rows = await linkRows(db, { memberId })
  return heads
    .filter((row) => row.kind === 'award')
    .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0) || (a.id < b.id ? -1 : 1))
    .flatMap((row) => {
      const chain: AwardLink[] = []
      for (let id: string | undefined = row.id; id !== undefined; id = followers.get(id))
        chain.push(...[rows.get(id) ?? []].flat())
      return chainOf(chain)
    })
}

function chainOf(chain: AwardLink[]): Chain[] {
  const award = chain[0]
  return award === undefined ? [] : [{ award, links: chain }]
}

/** Rows with what each moved for the member. */
async function linkRows(db: Db, which: readonly string[] | { memberId: string }): Promise<Map<string, AwardLink>> {
  if (Array.isArray(which) && which.length === 0) return new Map()
  const ids = which as readonly string[]
  const transactions = db
    .selectFrom('ledger_transaction as t')
    .selectAll('t')
    .where('t.kind', 'in', [...links])
  const entries = db
    .selectFrom('ledger_entry as e')
    .innerJoin('ledger_account as a', 'a.id', 'e.account_id')
    .innerJoin('ledger_transaction as t', 't.id', 'e.transaction_id')
    .select((eb) => ['e.transaction_id', 'e.unit', eb.fn.sum<number>('e.amount').as('sum')])
    .where('a.kind', '!=', 'issuer')
    .groupBy(['e.transaction_id', 'e.unit'])
  const all = 'memberId' in which
  const rows = await (
    all ? transactions.where('t.member_id', '=', which.memberId) : transactions.where('t.id', 'in', [...ids])
  ).execute()
  const sums = await (
    all ? entries.where('t.member_id', '=', which.memberId) : entries.where('t.id', 'in', [...ids])
  ).execute()
  const found = new Map(rows.map((row): [string, AwardLink] => [row.id, { ...row, reputation: 0, points: 0 }]))
  for (const { transaction_id: id, unit, sum } of sums) {
    const row = found.get(id)
    if (row !== undefined) row[unit] = Number(sum)
  }
  return found
}

/**
 * The sources of a member's reputation: what each rule earned less reversals, most first. `rule` null: manual
 * corrections.
 */
export async function reputationSources(
  db: Db,
  memberId: string,
): Promise<{ rule: string | null; reputation: number }[]> {
  const rows = await db
    .selectFrom('ledger_account as a')
    .innerJoin('ledger_entry as e', 'e.account_id', 'a.id')
    .innerJoin('ledger_transaction as t', 't.id', 'e.transaction_id')
    .select((eb) => ['t.rule', eb.fn.sum<number>('e.amount').as('reputation')])
    .where('a.owner', '=', memberId)
    .where('a.kind', '=', 'reputation')
    .groupBy('t.rule')
    .execute()
  return rows
    .map((row) => ({ rule: row.rule, reputation: Number(row.reputation) }))
    .filter(({ reputation }) => reputation !== 0)
    .sort((a, b) => b.reputation - a.reputation)
}

/** The events whose awards about a subject were reversed because a decision was undone, and are so still. */
export async function undoneCauses(db: Db, subjectId: string): Promise<string[]> {
  const chains = await awardChains(db, { subjectId })
  const undone = chains.filter(({ links }) => links.at(-1)?.event_type === 'review.undone')
  return [...new Set(undone.flatMap(({ award }) => award.event_id ?? []))]
}
