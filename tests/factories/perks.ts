import type { Actor } from '#app/core/actor.ts'
import { newId } from '#app/core/ids.ts'
import { dayIn, msOf, plus } from '#app/core/time.ts'
import { hashPassword } from '#app/domain/accounts/passwords/password-hash.server.ts'
import { transferEntries } from '#app/domain/ledger/entry.ts'
import { postTransaction } from '#app/domain/ledger/post-transaction.server.ts'
import { balancesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { loadCoupons } from '#app/domain/perks/load-coupons.server.ts'
import type { Perk } from '#app/domain/perks/perk.ts'
import { redeemPerk } from '#app/domain/perks/redemptions/redeem-perk.server.ts'
import type { Redemption } from '#app/domain/perks/redemptions/redemption.ts'
import { verifyRedemptions } from '#app/domain/perks/redemptions/verify-redemptions.server.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

/**
 * A perk of the catalogue: 100 points, delivered by hand, any number, for everybody; what is given is different.
 * `codes` fill a coupon's pool.
 */
export async function aPerk(test: TestApp, given: Partial<Perk> & { codes?: readonly string[] } = {}): Promise<Perk> {
  const { codes, ...values } = given
  const now = test.clock.now()
  const id = newId('perk', msOf(now))
  const perk: Perk = {
    id,
    slug: `perk-${id.slice(-8)}`,
    kind: 'early-access',
    delivery: 'hand',
    title_en: 'Early access',
    title_ko: '먼저 써 보기',
    about_en: 'New things first.',
    about_ko: '새 기능을 먼저 씁니다.',
    quantity: null,
    cost: 100,
    tier: null,
    tenure_years: null,
    stock: null,
    valid_from: null,
    valid_until: null,
    member_limit: null,
    limit_days: null,
    state: 'active',
    revision: 1,
    created_at: now,
    updated_at: now,
    ...(codes === undefined ? {} : { kind: 'coupon', delivery: 'coupon', stock: 0 }),
    ...values,
  }
  await test.app.platform.open.db.insertInto('perk').values(perk).execute()
  if (codes !== undefined) await loadCoupons(test.app.context(), { perkId: perk.id, text: codes.join('\n') })
  return perk
}

/** What the member would type. */
export async function aPassword(test: TestApp, { memberId }: Actor, password: string): Promise<void> {
  await test.app.platform.open.db
    .updateTable('member')
    .set({ password_hash: await hashPassword(password) })
    .where('id', '=', memberId ?? '')
    .execute()
}

let gifts = 0

/** Points to spend, out of nowhere. */
export async function givePoints(test: TestApp, to: Actor, amount: number): Promise<void> {
  await test.app.context().write(async (tx) => {
    const owner = to.memberId ?? ''
    await postTransaction(tx, {
      key: `gift:${owner}:${gifts++}`,
      kind: 'adjustment',
      memberId: owner,
      day: dayIn(tx.at, 'UTC'),
      lines: transferEntries({ owner: 'gift', kind: 'issuer' }, { owner, kind: 'available' }, 'points', amount),
    })
  })
}

/** Points that were taken back after they were spent. */
export async function giveDebt(test: TestApp, to: Actor, amount: number): Promise<void> {
  await test.app.context().write(async (tx) => {
    const owner = to.memberId ?? ''
    await postTransaction(tx, {
      key: `debt:${owner}:${gifts++}`,
      kind: 'adjustment',
      memberId: owner,
      day: dayIn(tx.at, 'UTC'),
      lines: transferEntries({ owner, kind: 'debt' }, { owner: 'gift', kind: 'issuer' }, 'points', amount),
    })
  })
}

/** The member belongs to a customer account that began so many years ago. */
export async function aCustomer(test: TestApp, member: Actor, years: number): Promise<void> {
  const { db } = test.app.platform.open
  const id = newId('account')
  await db
    .insertInto('account')
    .values({
      id,
      name: 'Slow Afternoon',
      kind: 'company',
      plan: 'business',
      started_at: plus(test.clock.now(), { days: -Math.ceil(years * 365.25) - 1 }),
      renews_at: null,
    })
    .execute()
  await db
    .updateTable('member')
    .set({ account_id: id })
    .where('id', '=', member.memberId ?? '')
    .execute()
}

let keys = 0
export const aKey = (): string => `key-${String(keys++).padStart(8, '0')}`

export function redeem(test: TestApp, by: Actor, perk: Perk, key = aKey()): Promise<Redemption> {
  return redeemPerk(test.as(by), { slug: perk.slug, key, proven: true })
}

export async function redemptionNow(test: TestApp, id: string): Promise<Redemption> {
  return test.app.platform.open.db.selectFrom('redemption').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export async function stockNow(test: TestApp, perk: Perk): Promise<number | null> {
  return (
    await test.app.platform.open.db
      .selectFrom('perk')
      .select('stock')
      .where('id', '=', perk.id)
      .executeTakeFirstOrThrow()
  ).stock
}

/** Points of a member as `available/reserved`, `/debt` added when there is one. */
export async function pointsNow(test: TestApp, member: Actor): Promise<string> {
  const balances = (await balancesOf(test.app.platform.open.db, [member.memberId ?? ''])).get(member.memberId ?? '')
  return `${balances?.available}/${balances?.reserved}${balances?.debt === 0 ? '' : `/${balances?.debt}`}`
}

/** Everything that does not add up in the book or between it and the redemptions; none when all is well. */
export async function problems(test: TestApp): Promise<unknown[]> {
  const { db } = test.app.platform.open
  return [...(await verifyLedger(db)).findings, ...(await verifyRedemptions(db))]
}

/** The book does not add up: redemption stands still. */
export async function freeze(test: TestApp): Promise<void> {
  const row = {
    id: newId('redemptionFreeze'),
    at: test.clock.now(),
    by_member_id: null,
    reason: 'test',
    lifted_at: null,
    lifted_by: null,
    lifted_reason: null,
  }
  await test.app.platform.open.db.insertInto('redemption_freeze').values(row).execute()
}
