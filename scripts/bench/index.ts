import { spawnSync } from 'node:child_process'
import path from 'node:path'

/**
 * What `npm run bench` offers: `npm run bench` lists, `npm run bench -- http --seconds 5` runs one with its options.
 */
const benchmarks = {
  http: 'processor time per page, answers, latency, page weights, memory and start of the built server, beside node:http',
  lists: 'what lists of threads cost, filter by filter, beside the plain list',
  site: 'what the statements of pages and posting cost at ten thousand and at a million posts',
  search: 'how well and how fast search finds, on generated questions in Korean and English',
  leaderboard: 'the leaderboard on a book of ten thousand and of a million entries',
  ledger: 'awards per second, a check of the whole book and a balance at ten thousand and a million entries',
  cases: 'what My day, the board and the list of cases cost with ten thousand cases',
  notifications: 'telling ten thousand followers of an answer, and the count of the bell',
  found: 'the site map, a feed and a card for chats on a small and on a large site',
  'spam-wave': 'what of a wave of spam is held, the decisions that end it, and honest posts that are held with it',
  streams: 'memory of a thousand open streams of news',
  import: 'time and memory of an import, on a generated dump of any size',
} as const satisfies Record<string, string>

const [name, ...options] = process.argv.slice(2)

if (name === undefined || !Object.hasOwn(benchmarks, name)) {
  if (name !== undefined) process.stderr.write(`There is no benchmark called ${name}.\n`)
  process.stdout.write(
    `npm run bench -- NAME [options]; --help after the name shows its options.\n${Object.entries(benchmarks)
      .map(([one, what]) => `  ${one.padEnd(12)} ${what}\n`)
      .join('')}`,
  )
  process.exitCode = name === undefined ? 0 : 1
} else {
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, `${name}.ts`), ...options], {
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
}
