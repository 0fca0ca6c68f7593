import { Option } from 'commander'
import { computeFairness } from '#app/domain/analytics/fairness/compute-fairness.server.ts'
import { fairnessReport } from '#app/domain/analytics/fairness/fairness-report.server.ts'
import type { Register } from '#scripts/dangol.ts'

export const register: Register = (program, open) => {
  program
    .command('fairness')
    .description('show how evenly reputation and points are spread, as on the page /fairness')
    .addOption(
      new Option('--format <format>', 'json prints the complete report').choices(['text', 'json']).default('text'),
    )
    .option('--compute', 'recalculate the report first')
    .action(async ({ format, compute }: { format: 'text' | 'json'; compute?: boolean }) => {
      const ctx = (await open()).context()
      if (compute) await computeFairness(ctx)
      const page = await fairnessReport(ctx)
      if (format === 'json')
        process.stdout.write(
          `${JSON.stringify(page === null ? null : { day: page.day, report: page.report, history: page.history })}\n`,
        )
      else if (page === null) process.stdout.write('no report yet; create one with --compute\n')
      else {
        process.stdout.write(`as of ${page.at}; groups of fewer than ${page.report.least} people are hidden\n`)
        for (const [window, spread] of Object.entries(page.report.spread)) {
          process.stdout.write(
            `${window.padEnd(8)} ${spread === null ? 'too few people' : `${spread.people} people; Gini of reputation ${spread.reputation.gini ?? 'none'}, of points ${spread.points.gini ?? 'none'}; top 10 % have ${spread.reputation.top10 ?? 'not shown'}, top 1 % ${spread.reputation.top1 ?? 'not shown'} of reputation`}\n`,
          )
        }
      }
    })
}
