import path from 'node:path'
import { Command } from 'commander'
import { boot, type App } from '#app/boot.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { newId } from '#app/core/ids.ts'
import { balancesOf, transactionsOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { seedMinimal } from '#db/seeds/minimal.ts'
import { throwawayPlace, withPlace, type PlaceOptions } from '#scripts/throwaway/place.ts'
import { runStatement } from '#scripts/throwaway/postgres-admin.ts'
import { randomNumbers } from './search-text.ts'

/**
 * The book at ten thousand and at a million entries: awards per second through the earning rules, the time of a whole
 * check, and what a balance and a page of lines cost. A balance is kept, so reading it must not grow with the book: the
 * ratio is printed.
 *
 *     node scripts/bench/ledger.ts
 *     node scripts/bench/ledger.ts --sizes 10000,1000000 --postgres
 */
const program = withPlace(new Command('bench ledger'))
  .option('--sizes <list>', 'entries, smallest first', '10000,1000000')
  .option('--members <n>', 'among whom they are spread', '1000')
  .option('--awards <n>', 'how many to make at each size', '400')
  .parse()
const options = program.opts<{ sizes: string; members: string; awards: string } & PlaceOptions>()

/** Time of the newest generated award; begins two years back. */
let latest = Date.now() - 730 * 86_400_000

const place = await throwawayPlace('bench', options)
const app = await boot({
  env: readEnv({
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    DATA_DIR: place.dataDir,
    DATABASE_URL: place.databaseUrl,
    DATABASE_POOL: '4',
  }),
})
try {
  await migrate(app.platform.open, path.resolve(import.meta.dirname, '../../db/migrations'), {
    backupDir: null,
    now: new Date().toISOString(),
  })
  await seedMinimal(app.platform.open.db)
  const members = Array.from({ length: Number(options.members) }, () => newId('member'))
  const accounts = await openAccounts(members)
  const rows: Measured[] = []
  let entries = 0
  for (const size of options.sizes.split(',').map(Number)) {
    while (entries < size)
      entries += await generate(members, accounts, Math.min(10_000, Math.ceil((size - entries) / 4)))
    await keepBalances()
    // What autovacuum does sooner or later: figures for the planner, and pages known to be visible to all.
    if (place.databaseUrl !== '') await runStatement(place.databaseUrl, 'vacuum (analyze)')
    rows.push(await measure(app, members))
  }
  for (const row of rows)
    process.stdout.write(
      `${row.entries} entries: ${row.awardsPerSecond.toFixed(0)} awards/s · verify ${row.verifyMs.toFixed(0)} ms, ${row.findings} findings · balance ${row.balanceMs.toFixed(3)} ms · first page of lines ${row.linesMs.toFixed(3)} ms\n`,
    )
  const [first, last] = [rows[0], rows.at(-1)]
  if (first !== undefined && last !== undefined && first !== last)
    process.stdout.write(`balance read, largest : smallest = ${(last.balanceMs / first.balanceMs).toFixed(2)}\n`)
} finally {
  await app.close()
  await place.remove()
}

type Measured = {
  entries: number
  awardsPerSecond: number
  verifyMs: number
  findings: number
  balanceMs: number
  linesMs: number
}
type Accounts = {
  issuerReputation: string
  issuerPoints: string
  of: Map<string, { reputation: string; available: string }>
}

async function openAccounts(owners: readonly string[]): Promise<Accounts> {
  const issuer = { reputation: newId('ledgerAccount'), points: newId('ledgerAccount') }
  const { db } = app.platform.open
  await db
    .insertInto('ledger_account')
    .values(
      (['reputation', 'points'] as const).map((unit) => ({
        id: issuer[unit],
        owner: 'answer-voted-up',
        kind: 'issuer' as const,
        unit,
        balance: 0,
      })),
    )
    .execute()
  const of = new Map(
    owners.map((owner) => [owner, { reputation: newId('ledgerAccount'), available: newId('ledgerAccount') }]),
  )
  for (const [owner, own] of of) {
    await db
      .insertInto('ledger_account')
      .values([
        { id: own.reputation, owner, kind: 'reputation', unit: 'reputation', balance: 0 },
        { id: own.available, owner, kind: 'available', unit: 'points', balance: 0 },
      ])
      .execute()
  }
  return { issuerReputation: issuer.reputation, issuerPoints: issuer.points, of }
}

/** Awards of +10 and +2 as the earning rules would have made them, days ago. @returns how many entries */
async function generate(
  owners: readonly string[],
  { issuerReputation, issuerPoints, of }: Accounts,
  awards: number,
): Promise<number> {
  const random = randomNumbers(owners.length + awards)
  await app.platform.open.db.transaction().execute(async (db) => {
    for (let from = 0; from < awards; from += 200) {
      const made = Array.from({ length: Math.min(200, awards - from) }, () => {
        const owner = owners[Math.floor(random() * owners.length)] ?? ''
        // In the order of time, as a book grows.
        latest += 100_000
        const atMs = latest
        return { id: newId('ledgerTransaction', atMs), owner, atMs, at: new Date(atMs).toISOString() }
      })
      await db
        .insertInto('ledger_transaction')
        .values(
          made.map(({ id, owner, at }) => ({
            id,
            at,
            idempotency_key: id,
            kind: 'award' as const,
            member_id: owner,
            event_id: null,
            event_type: 'answer.votedUp',
            rule: 'answer-voted-up',
            rule_version: 1,
            subject_type: 'post',
            subject_id: id.replace('ltx', 'pst'),
            reverses_id: null,
            capped: null,
            uncapped_reputation: null,
            day: at.slice(0, 10),
            counts_in_cap: 1,
            matures_at: null,
            reason: null,
            effect: 1,
            capped_points: null,
            uncapped_points: null,
            post_claim: 10,
            pair_member_id: null,
            counted_giver_id: null,
            freed_by_id: null,
            reputation: 10,
          })),
        )
        .execute()
      await db
        .insertInto('ledger_entry')
        .values(
          made.flatMap(({ id, owner, atMs }) => {
            const own = of.get(owner)
            const entry = (account: string, unit: 'reputation' | 'points', amount: number) => ({
              id: newId('ledgerEntry', atMs),
              transaction_id: id,
              account_id: account,
              unit,
              amount,
            })
            return [
              entry(issuerReputation, 'reputation', -10),
              entry(own?.reputation ?? '', 'reputation', 10),
              entry(issuerPoints, 'points', -2),
              entry(own?.available ?? '', 'points', 2),
            ]
          }),
        )
        .execute()
    }
  })
  return awards * 4
}

async function keepBalances(): Promise<void> {
  await app.platform.open.db
    .updateTable('ledger_account')
    .set((eb) => ({
      balance: eb.fn.coalesce(
        eb
          .selectFrom('ledger_entry')
          .select((e) => e.fn.sum<number>('amount').as('sum'))
          .whereRef('ledger_entry.account_id', '=', 'ledger_account.id'),
        eb.lit(0),
      ),
    }))
    .where('kind', '!=', 'issuer')
    .execute()
}

async function measure({ platform, context }: App, owners: readonly string[]): Promise<Measured> {
  const { reader } = platform.open
  const startedAt = performance.now()
  const { findings, entries } = await verifyLedger(reader)
  const verifyMs = performance.now() - startedAt
  const random = randomNumbers(7)
  const anyone = (): string => owners[Math.floor(random() * owners.length)] ?? ''
  const balanceMs = await timed(1_000, () => balancesOf(reader, [anyone()]))
  const linesMs = await timed(200, () => transactionsOf(reader, anyone(), { limit: 25, cursor: null }))
  const awards = Number(options.awards)
  const awardMs = await timed(awards, () =>
    context().write((tx) =>
      tx.record('answer.votedUp', {
        voteId: newId('vote'),
        threadId: newId('thread'),
        postId: newId('post'),
        authorId: anyone(),
        voterId: anyone(),
      }),
    ),
  )
  return { entries, awardsPerSecond: 1_000 / awardMs, verifyMs, findings: findings.length, balanceMs, linesMs }
}

/** Milliseconds of one, after a few to warm up. */
async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  for (let i = 0; i < 20; i++) await work()
  const startedAt = performance.now()
  for (let i = 0; i < times; i++) await work()
  return (performance.now() - startedAt) / times
}
