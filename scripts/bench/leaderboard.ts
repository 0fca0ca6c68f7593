import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { boot } from '#app/boot.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { leaderboard } from '#app/domain/analytics/leaderboard.server.ts'
import { periods } from '#app/domain/analytics/period.ts'
import { migrate } from '#db/migrate.server.ts'
import type { Db } from '#db/dialects/dialect.ts'

/**
 * How long the leaderboard takes on a small and on a large book, and the ratio of the two.
 *
 *     node scripts/bench/leaderboard.ts --entries 1000000
 */
const options = new Command('bench leaderboard')
  .option('--entries <n>', 'ledger entries of the large book', '1000000')
  .option('--members <n>', 'members who earned them', '20000')
  .parse()
  .opts<{ entries: string; members: string }>()

const now = new Date()
const small = await measure(Math.floor(Number(options.entries) / 100))
const large = await measure(Number(options.entries))
for (const period of periods) process.stdout.write(`${period.padEnd(8)} ${small[period].toFixed(1).padStart(8)} ms → ${large[period].toFixed(1).padStart(8)} ms   ×${(large[period] / small[period]).toFixed(1)}\n`)

async function measure(entries: number): Promise<Record<(typeof periods)[number], number>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dangol-bench-'))
  const app = await boot({ env: readEnv({ NODE_ENV: 'test', LOG_LEVEL: 'error', DATA_DIR: folder, DATABASE_URL: '' }) })
  try {
    await migrate(app.platform.open, path.resolve(import.meta.dirname, '../../db/migrations'), { backupDir: null, now: now.toISOString() })
    await fill(app.platform.open.db, entries / 2, Math.min(Number(options.members), entries / 2))
    const times = { week: 0, month: 0, quarter: 0, all: 0 }
    for (const period of periods) {
      const runs: number[] = []
      for (let i = 0; i < 3; i++) {
        const start = performance.now()
        await leaderboard(app.context(), { period, category: null }, { limit: 30, cursor: null })
        runs.push(performance.now() - start)
      }
      times[period] = runs.sort((a, b) => a - b)[1] ?? 0
    }
    return times
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Awards of ten over two years, two entries each, as the ledger would have written them. */
async function fill(db: Db, awards: number, members: number): Promise<void> {
  const at = (i: number): string => new Date(now.getTime() - (i / awards) * 730 * 86_400_000).toISOString()
  const chunk = 1_000
  for (let from = 0; from < members; from += chunk) {
    const ids = Array.from({ length: Math.min(chunk, members - from) }, (_, i) => from + i)
    await db.insertInto('member').values(ids.map((i) => ({ id: `mem_${i}`, handle: `m${i}`, handle_skeleton: `m${i}`, name: `Member ${i}`, email: null, password_hash: null, bio: '', locale: null, trust_level: 1, trust_fixed_at: null, account_id: null, version: 1, joined_at: at(0), last_seen_at: null, suspended_at: null, imported_key: null }))).execute()
    await db.insertInto('ledger_account').values(ids.map((i) => ({ id: `lac_${i}`, kind: 'reputation', unit: 'reputation', owner: `mem_${i}`, balance: 10 * Math.ceil((awards - i) / members) }))).execute()
  }
  await db.insertInto('ledger_account').values({ id: 'lac_issuer', kind: 'issuer', unit: 'reputation', owner: 'answer-voted-up', balance: 0 }).execute()
  for (let from = 0; from < awards; from += chunk) {
    const rows = Array.from({ length: Math.min(chunk, awards - from) }, (_, i) => from + i)
    await db.transaction().execute(async (tx) => {
      await tx.insertInto('ledger_transaction').values(rows.map((i) => ({ id: `ltx_${i}`, at: at(i), idempotency_key: `bench:${i}`, kind: 'award' as const, member_id: `mem_${i % members}`, event_id: null, event_type: 'answer.votedUp', rule: 'answer-voted-up', rule_version: 1, subject_type: 'post', subject_id: `pst_${i}`, reverses_id: null, capped: null, uncapped_reputation: null, day: at(i).slice(0, 10), counts_in_cap: 1, matures_at: null, reason: null, effect: 1, post_claim: 0 }))).execute()
      await tx.insertInto('ledger_entry').values(rows.flatMap((i) => [{ id: `len_${i}a`, transaction_id: `ltx_${i}`, account_id: `lac_${i % members}`, unit: 'reputation' as const, amount: 10 }, { id: `len_${i}b`, transaction_id: `ltx_${i}`, account_id: 'lac_issuer', unit: 'reputation' as const, amount: -10 }])).execute()
    })
  }
}
