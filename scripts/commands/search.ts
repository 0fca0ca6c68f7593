import { searchTypes } from '#app/domain/search/document.ts'
import { reindexAll } from '#app/domain/search/reindex-all.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import type { Register } from '#scripts/dangol.ts'
import { progressBar } from '#scripts/progress-bar.ts'

export const register: Register = (program, open) => {
  const command = program.command('search').description('the search index')

  command
    .command('reindex')
    .description('rebuild the search index; search stays available')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const ctx = (await open()).context()
      const bars = new Map(searchTypes.map((type) => [type, progressBar(type, !options.json)]))
      const total = await reindexAll(ctx, ({ type, done, total: all }) => {
        bars.get(type)?.update(done, all)
        if (done === all) bars.get(type)?.stop()
      })
      process.stdout.write(
        options.json ? `${JSON.stringify({ indexed: total })}\n` : `${total} threads, stories and members indexed\n`,
      )
    })

  command
    .command('find <words...>')
    .description('search as a visitor')
    .option('--type <type>', searchTypes.join(', '), 'thread')
    .option('--limit <n>', 'maximum number of results', '10')
    .option('--json', 'print JSON')
    .action(async (words: string[], options: { type: string; limit: string; json?: boolean }) => {
      const ctx = (await open()).context()
      const type = searchTypes.find((one) => one === options.type) ?? null
      const { items } = await search(ctx, {
        q: words.join(' '),
        type,
        limit: Math.min(100, Math.max(1, Number(options.limit) || 10)),
        cursor: null,
      })
      if (options.json) process.stdout.write(`${JSON.stringify(items)}\n`)
      else
        for (const hit of items)
          process.stdout.write(
            `${hit.score.toFixed(2).padStart(7)}  ${hit.id}  ${hit.title.map(({ text }) => text).join('')}${hit.partial ? '  (some of the words)' : ''}\n`,
          )
    })
}
