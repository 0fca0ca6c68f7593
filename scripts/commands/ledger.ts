import { readFileSync } from 'node:fs'
import { exportLedger } from '#app/domain/ledger/export-ledger.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { replayLedger } from '#app/domain/loyalty/replay-ledger.server.ts'
import type { Register } from '../dangol.ts'

export const register: Register = (program, open) => {
  const ledger = program.command('ledger').description('the book of reputation and points')

  ledger
    .command('verify')
    .description('check the book against itself; exit code 1 when anything differs')
    .option('--json', 'for machines')
    .action(async (options: { json?: boolean }) => {
      const startedAt = performance.now()
      const result = await verifyLedger((await open()).platform.open.reader)
      if (result.findings.length > 0) process.exitCode = 1
      if (options.json) process.stdout.write(`${JSON.stringify({ ok: result.findings.length === 0, ...result })}\n`)
      else {
        process.stdout.write(`${result.transactions} transactions, ${result.entries} entries checked in ${((performance.now() - startedAt) / 1000).toFixed(2)} s\n`)
        for (const { check, subject, expected, found } of result.findings) process.stdout.write(`  ${check}: ${subject} should be ${expected} and is ${found}\n`)
        process.stdout.write(result.findings.length === 0 ? 'clean\n' : `${result.findings.length} findings\n`)
      }
    })

  ledger
    .command('replay')
    .description('play all events under the rules of today, or others, and show the difference; writes nothing')
    .option('--rules <file>', 'JSON of settings to try, e.g. {"reputation.answerUp": 5}')
    .option('--json', 'for machines')
    .action(async (options: { rules?: string; json?: boolean }) => {
      const overrides = options.rules === undefined ? {} : (JSON.parse(readFileSync(options.rules, 'utf8')) as Record<string, unknown>)
      const result = await replayLedger((await open()).context(), overrides)
      if (options.json) {
        process.stdout.write(`${JSON.stringify(result)}\n`)
        return
      }
      process.stdout.write(`${result.events} events, ${result.members} members, ${result.differences.length} differ\n`)
      for (const { memberId, live, replayed } of result.differences) process.stdout.write(`  ${memberId}  reputation ${live.reputation} → ${replayed.reputation}  points ${live.points} → ${replayed.points}\n`)
    })

  ledger
    .command('export')
    .description('every entry of the book to standard output')
    .option('--format <format>', 'csv or jsonl', 'csv')
    .action(async (options: { format: string }) => {
      const db = (await open()).platform.open.reader
      for await (const text of exportLedger(db, options.format === 'jsonl' ? 'jsonl' : 'csv')) process.stdout.write(text)
    })
}
