import type { App } from '#app/boot.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { replayLedger } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { holdingStates } from '#app/domain/perks/redemptions/redemption.ts'
import { verifyRedemptions } from '#app/domain/perks/redemptions/verify-redemptions.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Receipt } from './pressure-acts.ts'
import type { World } from './pressure-world.ts'

export type Checked = { transactions: number; entries: number; problems: string[] }

/** Everything that must hold when the noise is over; `problems` is empty then. */
export async function checkPressure(app: App, world: World, receipts: readonly Receipt[]): Promise<Checked> {
  const db = app.platform.open.db
  const book = await verifyLedger(db)
  const replay = await replayLedger(app.context())
  const problems = [
    ...book.findings.map(
      ({ check, subject, expected, found }) => `ledger ${check}: ${subject} should be ${expected} and is ${found}`,
    ),
    ...(await verifyRedemptions(db)).map(
      ({ check, subject, expected, found }) => `redemptions ${check}: ${subject} should be ${expected} and is ${found}`,
    ),
    ...replay.differences.map(
      ({ memberId, live, replayed }) =>
        `replay: ${memberId} live ${JSON.stringify(live)}, replayed ${JSON.stringify(replayed)}`,
    ),
    ...(await doubleAwards(db)),
    ...(await wrongStock(db, world)),
    ...(await wrongVotes(db)),
    ...(await lostReceipts(db, receipts)),
  ]
  return { transactions: book.transactions, entries: book.entries, problems }
}

/** One event pays one member once under one rule, and one effect is reversed once. */
async function doubleAwards(db: Db): Promise<string[]> {
  const awards = await db
    .selectFrom('ledger_transaction')
    .select((eb) => ['event_id', 'rule', 'member_id', eb.fn.countAll<number>().as('count')])
    .where('kind', '=', 'award')
    .groupBy(['event_id', 'rule', 'member_id'])
    .having((eb) => eb.fn.countAll(), '>', 1)
    .execute()
  const keys = await db
    .selectFrom('ledger_transaction')
    .select((eb) => ['idempotency_key', eb.fn.countAll<number>().as('count')])
    .groupBy('idempotency_key')
    .having((eb) => eb.fn.countAll(), '>', 1)
    .execute()
  return [
    ...awards.map((row) => `awarded ${row.count} times: ${row.event_id} ${row.rule} ${row.member_id}`),
    ...keys.map((row) => `key used ${row.count} times: ${row.idempotency_key}`),
  ]
}

/** What was there, less what is on its way or delivered. */
async function wrongStock(db: Db, world: World): Promise<string[]> {
  const problems: string[] = []
  for (const { id, slug, stock } of world.perks) {
    const now = await db.selectFrom('perk').select('stock').where('id', '=', id).executeTakeFirstOrThrow()
    const taken = await db
      .selectFrom('redemption')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('perk_id', '=', id)
      .where('state', 'in', [...holdingStates, 'fulfilled'])
      .executeTakeFirstOrThrow()
    const expected = stock === null ? null : stock - Number(taken.count)
    if (now.stock !== expected || (expected ?? 0) < 0)
      problems.push(`stock of ${slug}: should be ${expected} and is ${now.stock}`)
    const codes = await db
      .selectFrom('coupon')
      .select((eb) => [
        eb.fn.countAll<number>().as('all'),
        eb.fn.count<number>('redemption_id').as('given'),
        eb.fn.count<number>('redemption_id').distinct().as('holders'),
      ])
      .where('perk_id', '=', id)
      .executeTakeFirstOrThrow()
    if (Number(codes.given) !== Number(codes.holders))
      problems.push(`codes of ${slug}: ${codes.given} given to ${codes.holders} redemptions`)
  }
  return problems
}

async function wrongVotes(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('post as p')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('vote')
          .select((e) => ['post_id', e.fn.sum<number>('value').as('sum')])
          .groupBy('post_id')
          .as('v'),
      (join) => join.onRef('v.post_id', '=', 'p.id'),
    )
    .select((eb) => ['p.id', 'p.votes', eb.fn.coalesce('v.sum', eb.lit(0)).as('sum')])
    .execute()
  return rows
    .filter(({ votes, sum }) => votes !== Number(sum))
    .map(({ id, votes, sum }) => `votes of ${id}: should be ${sum} and is ${votes}`)
}

/** What was acknowledged is there, whatever happened to the process afterwards. */
async function lostReceipts(db: Db, receipts: readonly Receipt[]): Promise<string[]> {
  const adjusted = new Set(
    (
      await db.selectFrom('ledger_transaction').select('idempotency_key').where('kind', '=', 'adjustment').execute()
    ).map((row) => row.idempotency_key),
  )
  const redeemed = new Map(
    (await db.selectFrom('redemption').select(['id', 'client_key']).execute()).map((row) => [row.client_key, row.id]),
  )
  return receipts.flatMap((receipt) => {
    if ('adjusted' in receipt)
      return adjusted.has(receipt.adjusted) ? [] : [`acknowledged and lost: ${receipt.adjusted}`]
    return redeemed.get(receipt.key) === receipt.redeemed ? [] : [`acknowledged and lost, or doubled: ${receipt.key}`]
  })
}
