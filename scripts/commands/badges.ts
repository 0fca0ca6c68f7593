import { backfillBadges } from '#app/domain/loyalty/badges/backfill-badges.server.ts'
import { holdersByBadge } from '#app/domain/loyalty/badges/queries/holders.server.ts'
import { badgeEntry, badgeKeys } from '#app/registry/badges.ts'
import type { Register } from '#scripts/dangol.ts'
import { progressBar } from '#scripts/progress-bar.ts'

export const register: Register = (program, open) => {
  const command = program.command('badges').description('badges and who holds them')

  command
    .command('backfill')
    .description("recalculate all members' badges; resumes an interrupted run")
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const bar = progressBar('badges', !options.json)
      const result = await backfillBadges((await open()).context(), (done, total) => bar.update(done, total))
      bar.stop()
      process.stdout.write(
        options.json
          ? `${JSON.stringify(result)}\n`
          : `${result.done} members checked, ${result.given} badges awarded, ${result.taken} revoked\n`,
      )
    })

  command
    .command('list')
    .description('list badges and how many members hold each')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const holders = await holdersByBadge((await open()).platform.open.reader)
      const rows = badgeKeys.map((key) => ({ key, level: badgeEntry(key).level, holders: holders.get(key) ?? 0 }))
      if (options.json) process.stdout.write(`${JSON.stringify(rows)}\n`)
      else
        for (const { key, level, holders: count } of rows)
          process.stdout.write(`${String(count).padStart(7)}  ${level.padEnd(6)}  ${key}\n`)
    })
}
