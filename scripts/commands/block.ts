import { z } from 'zod'
import { createBlock } from '#app/domain/holding/blocks/create-block.server.ts'
import { endBlock } from '#app/domain/holding/blocks/end-block.server.ts'
import { blockShape } from '#app/domain/holding/input.ts'
import { previewBlock } from '#app/domain/holding/preview/preview-block.server.ts'
import { blockPage } from '#app/domain/holding/queries/blocks.server.ts'
import { blockKindNames } from '#app/registry/block-kinds.ts'
import type { Register } from '#scripts/dangol.ts'
import { shapedOptions } from '#scripts/shaped-options.ts'

const kinds = blockKindNames.join(', ')
const mostListed = 100

export const register: Register = (program, open) => {
  const block = program.command('block').description('list, try, add and end blocks')
  const print = (options: { json?: boolean }, value: unknown, text: string): void =>
    void process.stdout.write(options.json ? `${JSON.stringify(value)}\n` : `${text}\n`)

  block
    .command('list')
    .description(`list what is blocked, the newest first, ${mostListed} at most`)
    .option('--kind <kind>', kinds)
    .option('--over', 'past blocks instead of those in force')
    .option('--json', 'print JSON')
    .action(async (options: { kind?: string; over?: boolean; json?: boolean }) => {
      const { kind } = shapedOptions(z.object({ kind: blockShape.shape.kind.optional() }), options)
      const ctx = (await open()).context()
      const filter = { kind: kind ?? null, over: options.over === true, q: '' }
      const { items } = await blockPage(ctx.read, ctx.now(), filter, { limit: mostListed, cursor: null })
      const lines = items.map(
        ({ id, kind: of, value, until_at, reason }) =>
          `${id}  ${of.padEnd(10)}  ${value}  ${until_at ?? 'no end'}  ${reason}`,
      )
      print(options, items, lines.length === 0 ? 'Nothing is blocked.' : lines.join('\n'))
    })

  block
    .command('preview <kind> <value>')
    .description('tell what a block would have held in the last 90 days, and what became of those posts')
    .option('--json', 'print JSON')
    .action(async (kind: string, value: string, options: { json?: boolean }) => {
      const wanted = shapedOptions(blockShape.pick({ kind: true, value: true }), { kind, value })
      const { held, posts, others } = await previewBlock((await open()).context(), wanted)
      const { kept, untouched, removed, waiting, withdrawn } = held
      print(
        options,
        { posts, held, others },
        `of ${posts} posts ${held.posts} would have waited: ${kept} kept, ${untouched} never questioned, ${removed} removed, ${waiting} waiting, ${withdrawn} deleted by their authors`,
      )
    })

  block
    .command('add <kind> <value>')
    .description(`block something from now on: ${kinds}`)
    .requiredOption('--reason <text>', 'why; only moderators read it')
    .option('--days <n>', 'for how long: 7, 30, 90, 365, or 0 for no end', '30')
    .option('--json', 'print JSON')
    .action(async (kind: string, value: string, { json, ...options }: { json?: boolean }) => {
      const input = shapedOptions(blockShape, { ...options, kind, value })
      const made = await createBlock((await open()).context(), input)
      print({ json }, made, `${made.value} is blocked (${made.id})`)
    })

  block
    .command('end <id>')
    .description('end a block now')
    .option('--json', 'print JSON')
    .action(async (id: string, options: { json?: boolean }) => {
      await endBlock((await open()).context(), { id })
      print(options, { id, ended: true }, `${id}: ended`)
    })
}
