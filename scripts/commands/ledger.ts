import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { DomainError } from '#app/core/errors.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { exportLedger } from '#app/domain/ledger/export-ledger.server.ts'
import { liability, type Liability } from '#app/domain/ledger/liability.server.ts'
import { reconcileLedger } from '#app/domain/ledger/reconcile-ledger.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { adjustBalance, adjustmentShape } from '#app/domain/loyalty/awards/adjust-balance.server.ts'
import { replayLedger, type ReplayRules } from '#app/domain/loyalty/awards/replay-ledger.server.ts'
import { verifyRedemptions } from '#app/domain/perks/redemptions/verify-redemptions.server.ts'
import type { Register } from '#scripts/dangol.ts'
import { shapedOptions } from '#scripts/shaped-options.ts'

export const register: Register = (program, open) => {
  const ledger = program.command('ledger').description('the ledger of reputation and points')

  ledger
    .command('verify')
    .description(
      'check the ledger for consistency, also with redemptions, stock and coupons; exit code 1 on any difference',
    )
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const startedAt = performance.now()
      const result = await verifyLedger((await open()).platform.open.reader, verifyRedemptions)
      if (result.findings.length > 0) process.exitCode = 1
      if (options.json) process.stdout.write(`${JSON.stringify({ ok: result.findings.length === 0, ...result })}\n`)
      else {
        process.stdout.write(
          `${result.transactions} transactions, ${result.entries} entries checked in ${((performance.now() - startedAt) / 1000).toFixed(2)} s\n`,
        )
        for (const { check, subject, expected, found } of result.findings)
          process.stdout.write(`  ${check}: ${subject} should be ${expected} and is ${found}\n`)
        process.stdout.write(result.findings.length === 0 ? 'clean\n' : `${result.findings.length} findings\n`)
      }
    })

  ledger
    .command('replay')
    .description('replay all events under the current rules, or other rules, and show the difference; writes nothing')
    .option(
      '--rules <file>',
      'JSON of settings and rules to try, e.g. {"reputation.dailyCap": 100, "rules": {"answer-voted-up": {"points": 3, "caps": {"pair": null}}}}',
    )
    .option('--json', 'print JSON')
    .action(async (options: { rules?: string; json?: boolean }) => {
      const overrides =
        options.rules === undefined ? {} : (JSON.parse(readFileSync(options.rules, 'utf8')) as ReplayRules)
      const result = await replayLedger((await open()).context(), overrides)
      if (options.json) {
        process.stdout.write(`${JSON.stringify(result)}\n`)
        return
      }
      process.stdout.write(`${result.events} events, ${result.members} members, ${result.differences.length} differ\n`)
      for (const { memberId, live, replayed } of result.differences)
        process.stdout.write(
          `  ${memberId}  reputation ${live.reputation} → ${replayed.reputation}  points ${live.points} → ${replayed.points}\n`,
        )
    })

  ledger
    .command('reconcile')
    .description('run the nightly check now: store the result and freeze redemption on any difference (exit code 1)')
    .action(async () => {
      const { findings, entries } = await reconcileLedger((await open()).context(), verifyRedemptions)
      if (findings.length > 0) process.exitCode = 1
      process.stdout.write(
        findings.length === 0
          ? `${entries} entries checked, no differences\n`
          : `${findings.length} differences found; redemption is frozen\n`,
      )
    })

  ledger
    .command('liability')
    .description('show outstanding points by state and age, their cost, and expected expiry')
    .option('--format <format>', 'text, json or csv', 'text')
    .action(async (options: { format: string }) => {
      const { format } = shapedOptions(z.object({ format: z.enum(['text', 'json', 'csv']) }), options)
      process.stdout.write(liabilityText(await liability((await open()).context()), format))
    })

  ledger
    .command('adjust')
    .description(
      "correct a member's balance with a reason shown to them; large corrections wait for an admin in the review queue",
    )
    .requiredOption('--member <handle>', 'handle of the member')
    .option('--unit <unit>', 'points or reputation', 'points')
    .requiredOption('--amount <n>', 'amount to add; negative to deduct')
    .requiredOption('--reason <text>', '3 to 300 characters')
    .option('--key <text>', 'idempotency key: the same key is recorded only once')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const {
        member: handle,
        key,
        ...adjustment
      } = shapedOptions(adjustmentShape.extend({ member: z.string(), key: z.string().max(100).optional() }), options)
      const ctx = (await open()).context()
      const member = await memberByHandle(ctx, handle)
      if (member === null) throw new DomainError('not_found', 'errors.notFound')
      const result = await adjustBalance(ctx, {
        ...adjustment,
        memberId: member.id,
        ...(key === undefined ? {} : { key }),
      })
      const said = {
        posted: 'booked',
        known: 'this key was booked before: nothing changed',
        waiting: 'waits for an admin in the review queue',
      }
      process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : `${said[result.state]}\n`)
    })

  ledger
    .command('export')
    .description('print every ledger entry')
    .option('--format <format>', 'csv or jsonl', 'csv')
    .action(async (options: { format: string }) => {
      const db = (await open()).platform.open.reader
      for await (const text of exportLedger(db, options.format === 'jsonl' ? 'jsonl' : 'csv'))
        process.stdout.write(text)
    })
}

/** Costs in the smallest unit of the currency. */
function liabilityText(owed: Liability, format: 'text' | 'json' | 'csv'): string {
  if (format === 'json') return `${JSON.stringify(owed)}\n`
  const rows = [
    ...owed.states.map((row) => ['state', row.key, row.points, row.cost] as const),
    ['state', 'outstanding', owed.outstanding.points, owed.outstanding.cost] as const,
    ...owed.ages.map((row) => ['age', row.key, row.points, row.cost] as const),
    ...owed.expiring.map((row) => ['expires', `within ${row.withinDays} days`, row.points, row.cost] as const),
  ]
  if (format === 'csv')
    return `kind,name,points,cost,currency\r\n${rows.map((row) => `${[...row, owed.currency].join(',')}\r\n`).join('')}`
  return rows
    .map(
      ([kind, name, points, cost]) =>
        `${kind.padEnd(8)} ${name.padEnd(18)} ${String(points).padStart(12)} points ${String(cost).padStart(14)} ${owed.currency}\n`,
    )
    .join('')
}
