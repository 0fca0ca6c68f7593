import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { InvalidArgumentError, Option } from 'commander'
import type { App } from '#app/boot.server.ts'
import { gatherStatistics } from '#app/core/gather-statistics.server.ts'
import { countJobs } from '#app/core/worker.server.ts'
import { compareReputation } from '#app/domain/integrations/compare-reputation.server.ts'
import { importStackExchange } from '#app/domain/integrations/import-stack-exchange.server.ts'
import { inviteMembers } from '#app/domain/integrations/invite-members.server.ts'
import { pictureReport } from '#app/domain/integrations/pictures/queries/picture-report.server.ts'
import { schedulePictures } from '#app/domain/integrations/pictures/schedule-pictures.server.ts'
import { guessSite, networkHost } from '#app/domain/integrations/stackexchange/guess-site.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { convertHtmlBodies } from '#app/domain/threads/import/convert-html-bodies.server.ts'
import { translator } from '#app/i18n/index.ts'
import { reputationFloor } from '#app/registry/reputation-floor.ts'
import { seedMinimal } from '#db/seeds/minimal.ts'
import type { Register } from '#scripts/dangol.ts'
import { importReport, pictureLines, type ImportResult } from '#scripts/import/import-report.ts'
import { progressBar } from '#scripts/progress-bar.ts'

type Options = {
  limit?: number
  site?: string
  category: string
  batch: number
  pictures: 'fetch' | 'link'
  json?: boolean
}

/** What others check: something of the dump could not be taken over. */
const exitWithProblems = 2

export const register: Register = (program, open) => {
  const source = program.command('import').description('import another community')
  source
    .command('stackexchange <dir>')
    .description(
      'import a Stack Exchange data dump (Posts.xml, Users.xml, …, with or without .gz); resumes after an interruption',
    )
    .option('--limit <n>', 'import only the first n questions with their answers and comments', wholeNumber)
    .option(
      '--site <host>',
      'host name of the source, for links and licences; default: detected from the texts or the folder name',
      hostName,
    )
    .option('--category <slug>', 'category for imported threads', 'general')
    .option('--batch <n>', 'rows per transaction', wholeNumber, 200)
    .addOption(
      new Option('--pictures <how>', 'fetch pictures of posts into this site, or keep them as links')
        .choices(['fetch', 'link'])
        .default('fetch'),
    )
    .option('--json', 'print JSON')
    .action(run)

  source
    .command('invite <file>')
    .description('invite former members by mail to claim their imported accounts: CSV with email and handle or id')
    .option('--site <host>', 'host name of the source, for ids', hostName, networkHost)
    .option('--json', 'for machines')
    .action(async (file: string, { site, json }: { site: string; json?: boolean }) => {
      const report = await inviteMembers((await open()).context(), { bytes: await readFile(file), site })
      const { counts, lines } = report
      const text = [
        `${counts.invited} invited, ${counts.invitedBefore} invited before, ${lines.length} not invited`,
        ...lines.map(({ line, result }) => `${file}:${line}: ${result}`),
      ]
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${text.join('\n')}\n`)
    })

  source
    .command('pictures')
    .description('fetch pictures of imported posts that are links; can be interrupted and repeated')
    .option('--json', 'for machines')
    .action(async ({ json }: { json?: boolean }) => {
      const t = translator('en')
      const app = await open()
      await schedulePictures(app.context(), { fetch: true })
      const jobs = await drainWithBar(app, progressBar(t('import.bar.jobs'), json !== true))
      const pictures = await picturesNow(app)
      process.stdout.write(
        json ? `${JSON.stringify({ pictures, jobs })}\n` : `${pictureLines(t, pictures).join('\n')}\n`,
      )
    })

  source
    .command('markdown')
    .description('turn the HTML of posts that were imported before into Markdown; can be interrupted and repeated')
    .option('--json', 'for machines')
    .action(async ({ json }: { json?: boolean }) => {
      const done = await convertHtmlBodies((await open()).context())
      process.stdout.write(json ? `${JSON.stringify(done)}\n` : `${done.posts} posts, ${done.converted} converted\n`)
    })

  async function run(dir: string, options: Options): Promise<void> {
    const began = performance.now()
    // An import of any size keeps some 40 MB. Of itself V8 collects only when garbage has made several times that.
    setFlagsFromString('--heap-growing-percent=20')
    const t = translator('en')
    const app = await open()
    await seedMinimal(app.platform.open.db)
    const ctx = app.context()
    const found = options.site ?? (await guessSite(dir))
    const site = found ?? networkHost

    const bar = progressBar(t('import.bar.rows'), options.json !== true)
    const input = { dir, site, category: options.category, limit: options.limit ?? null, batch: options.batch }
    const tally = await importStackExchange(ctx, input, {
      onProgress: bar.update,
      onProblem: ({ file, line, problem, detail }) =>
        process.stderr.write(`${file}:${line}: ${t(`import.problem.${problem}`, { detail })}\n`),
    }).finally(bar.stop)
    if (found === null) process.stderr.write(`${t('import.siteUnknown', { site })}\n`)
    await schedulePictures(ctx, { fetch: options.pictures === 'fetch' })
    // The jobs look through what has just come in.
    await gatherStatistics(ctx)
    const jobs = await drainWithBar(app, progressBar(t('import.bar.jobs'), options.json !== true))

    const ledger = await verifyLedger(ctx.read)
    const reputation = await compareReputation(ctx, { dir, site, floor: reputationFloor })
    const result = {
      site,
      ...tally,
      ledger: { transactions: ledger.transactions, entries: ledger.entries, findings: ledger.findings },
      reputation,
      pictures: await picturesNow(app),
      jobs,
      seconds: Math.round((performance.now() - began) / 100) / 10,
    }
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : importReport(t, result))
    if (tally.problems > 0) process.exitCode = exitWithProblems
    if (ledger.findings.length > 0) process.exitCode = 1
  }
}

async function picturesNow(app: App): Promise<ImportResult['pictures']> {
  const ctx = app.context()
  const { pictures: links } = await schedulePictures(ctx, { fetch: false })
  return { ...(await pictureReport(ctx.read)), links }
}

/** How long the worker of another process may take over the last of the jobs. */
const longestWaitMs = 60_000

/**
 * Search index, tiers and points follow in jobs; afterwards the site is as if it had always been here. A serving site
 * takes its share of them, and is waited for. @returns what is still to be done
 */
async function drainWithBar(app: App, bar: ReturnType<typeof progressBar>): Promise<ImportResult['jobs']> {
  const waiting = async (): Promise<number> => (await countJobs(app.context())).queued
  const total = await waiting()
  const timer = setInterval(
    () =>
      void waiting().then(
        (left) => bar.update(Math.max(0, total - left), total),
        () => undefined,
      ),
    500,
  )
  try {
    for (const until = performance.now() + longestWaitMs; ;) {
      await app.drainJobs()
      const { running, again, due, dead } = await countJobs(app.context())
      if (running + due === 0 || performance.now() > until) return { running, again, dead }
      await pause(200)
    }
  } finally {
    clearInterval(timer)
    bar.stop()
  }
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('Enter a whole number from 1.')
  return number
}

function hostName(text: string): string {
  const host = text.trim().toLowerCase()
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host))
    throw new InvalidArgumentError('Enter a host name such as cooking.stackexchange.com.')
  return host
}
