import { countJobs, listJobs, queueRhythmicJobs, retryJob } from '#app/core/worker.server.ts'
import type { Register } from '#scripts/dangol.ts'
import { untilStopped } from '#scripts/until-stopped.ts'

const states = ['queued', 'running', 'done', 'dead'] as const

export const register: Register = (program, open) => {
  const jobs = program.command('jobs').description('work that waits: search index, detection, maturing points')

  jobs
    .command('run')
    .description('work jobs off until stopped, or once')
    .option('--once', 'do what is due now, then end')
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
    .description('jobs, newest first; dead ones failed for good')
    .option('--state <state>', states.join(', '))
    .option('--limit <n>', 'how many', '50')
    .option('--json', 'for machines')
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
    .description('give a dead job all its attempts again')
    .action(async (id: string) => {
      await retryJob((await open()).context(), id)
      process.stdout.write('queued again\n')
    })
}
