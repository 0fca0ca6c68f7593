import { detectFraud } from '#app/domain/fraud/detect-fraud.server.ts'
import { findPatterns } from '#app/domain/fraud/find-patterns.server.ts'
import type { Register } from '#scripts/dangol.ts'

export const register: Register = (program, open) => {
  program
    .command('gaming')
    .description('vote fraud: votes and acceptances made only to earn points')
    .command('detect')
    .description('run the nightly search now: opens a review item for each new pattern, reverses nothing')
    .option('--dry-run', 'show findings without opening review items')
    .option('--json', 'print JSON')
    .action(async (options: { dryRun?: boolean; json?: boolean }) => {
      const ctx = (await open()).context()
      const patterns = await findPatterns(ctx)
      const opened = options.dryRun === true ? 0 : await detectFraud(ctx, patterns)
      const members = new Set(patterns.flatMap((pattern) => pattern.members)).size
      if (options.json === true) {
        process.stdout.write(
          `${JSON.stringify({ opened, members, patterns: patterns.map(({ acts, ...pattern }) => ({ ...pattern, acts: acts.length })) })}\n`,
        )
        return
      }
      for (const { pattern, members: people, acts } of patterns)
        process.stdout.write(`  ${pattern}: ${people.length} members, ${acts.length} acts\n`)
      process.stdout.write(`${patterns.length} patterns with ${members} members, ${opened} new review items\n`)
    })
}
