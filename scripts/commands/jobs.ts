import { countJobs, listJobs, queueRhythmicJobs, retryJob } from '#app/core/worker.server.ts'
import type { Register } from '#scripts/dangol.ts'
import { untilStopped } from '#scripts/until-stopped.ts'

const states = ['queued', 'running', 'done', 'dead'] as const

export const register: Register = (program, open) => {
  const jobs = program.command('jobs').description('background jobs: search index, detection, maturing points')

  jobs
    .command('run')
    .description('run jobs until stopped, or once')
    .option('--once', 'run the jobs that are due now, then exit')
    .action(async (options: { once?: boolean }) => {
      const app = await open()
      if (options.once) {
        await queueRhythmicJobs(app.context())
        process.stdout.write(`${await app.drainJobs()} jobs done\n`)
        return
      }
      app.startWorker()
      await untilStopped()
    })

  jobs
    .command('list')
    .description('list jobs, newest first; dead jobs have used up their attempts')
    .option('--state <state>', states.join(', '))
    .option('--limit <n>', 'maximum number of rows', '50')
    .option('--json', 'print JSON')
    .action(async (options: { state?: string; limit: string; json?: boolean }) => {
      const ctx = (await open()).context()
      const state = states.find((one) => one === options.state)
      const rows = await listJobs(ctx, { ...(state === undefined ? {} : { state }), limit: Number(options.limit) })
      if (options.json) {
        process.stdout.write(`${JSON.stringify(rows)}\n`)
        return
      }
      const counts = await countJobs(ctx)
      process.stdout.write(`${states.map((one) => `${counts[one]} ${one}`).join(', ')}\n`)
      for (const row of rows)
        process.stdout.write(
          `${row.id}  ${row.state.padEnd(7)}  ${row.name.padEnd(18)}  try ${row.attempts}/${row.max_attempts}  ${row.run_at}  ${row.payload}${row.last_error === null ? '' : `\n    ${row.last_error.split('\n')[0]}`}\n`,
        )
    })

  jobs
    .command('retry <id>')
    .description('retry a dead job with all its attempts')
    .action(async (id: string) => {
      await retryJob((await open()).context(), id)
      process.stdout.write('queued again\n')
    })
}
