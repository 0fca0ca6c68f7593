import { detectFraud } from '#app/domain/fraud/detect-fraud.server.ts'
import { findPatterns } from '#app/domain/fraud/find-patterns.server.ts'
import type { Register } from '#scripts/dangol.ts'

export const register: Register = (program, open) => {
  program
    .command('gaming')
    .description('look for votes and acceptances that make points instead of earning them')
    .command('detect')
    .description('what the nightly job does: open a review item for each new pattern; takes nothing back')
    .option('--dry-run', 'only show what would be found')
    .option('--json', 'for machines')
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
