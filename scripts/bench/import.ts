import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { progressBar } from '#scripts/progress-bar.ts'
import { scratchDir } from '#scripts/throwaway/scratch.ts'
import { figuresOf } from './process-figures.ts'
import { writeLargeDump } from './write-dump.ts'

/**
 * How long an import of a large dump takes, and how much memory. Writes the dump first.
 *
 *     node scripts/bench/import.ts --posts 20000
 */
const { posts, dir } = new Command('bench import')
  .option('--posts <n>', 'questions and answers of the dump', '5000')
  .option('--dir <dir>', 'where the dump is written; it stays there')
  .parse()
  .opts<{ posts: string; dir?: string }>()

const dump = dir ?? scratchDir('dump')
const dataDir = scratchDir('bench')
const root = path.resolve(import.meta.dirname, '../..')
const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' }
try {
  const bar = progressBar('dump')
  await writeLargeDump(dump, { posts: Number(posts), users: Math.ceil(Number(posts) / 3) }, (_file, done, total) =>
    bar.update(done, total),
  )
  bar.stop()
  await dangol(['migrate'])
  const began = performance.now()
  const most = await dangol(['import', 'stackexchange', dump])
  process.stdout.write(`${posts} posts: ${((performance.now() - began) / 1_000).toFixed(0)} s, at most ${most} MB\n`)
} finally {
  if (dir === undefined) rmSync(dump, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

/** @returns the most resident memory it had, in MB, looked at four times a second */
async function dangol(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ['--max-semi-space-size=8', 'scripts/dangol.ts', ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let most = 0
  const timer = setInterval(() => {
    if (child.exitCode === null && child.pid !== undefined) most = Math.max(most, figuresOf(child.pid).rssMb)
  }, 250)
  const code = await new Promise((resolve) => child.on('exit', resolve))
  clearInterval(timer)
  if (code !== 0) throw new Error(`dangol ${args.join(' ')} ended with ${String(code)}`)
  return Math.round(most)
}
