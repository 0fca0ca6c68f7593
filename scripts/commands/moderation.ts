import { createWriteStream } from 'node:fs'
import { z } from 'zod'
import { exportStatements } from '#app/domain/moderation/decisions/export-statements.server.ts'
import type { Register } from '#scripts/dangol.ts'
import { shapedOptions } from '#scripts/shaped-options.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const register: Register = (program, open) => {
  const moderation = program.command('moderation').description('decisions of moderators')

  moderation
    .command('export <file>')
    .description(
      'write the statements of reasons for the transparency database of the European Commission: one line of JSON for each call of its API, with up to 100 statements',
    )
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD in UTC')
    .option('--to <day>', 'the day after the last; default: now')
    .action(async (file: string, options: { from: string; to?: string }) => {
      const { from, to } = shapedOptions(z.object({ from: day, to: day.optional() }), options)
      const ctx = (await open()).context()
      const out = createWriteStream(file)
      let count = 0
      const until = to === undefined ? ctx.now() : `${to}T00:00:00.000Z`
      for await (const batch of exportStatements(ctx, { from: `${from}T00:00:00.000Z`, to: until })) {
        out.write(`${JSON.stringify(batch)}\n`)
        count += batch.statements.length
      }
      await new Promise<void>((resolve) => out.end(resolve))
      process.stdout.write(`${count} statements\n`)
    })
}
