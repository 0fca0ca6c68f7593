import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { serverFlags } from '#scripts/setup/node.mjs'
import type { Load, LoadResult } from './http-load.ts'
import { answerForm, demoSessions, fillThread, post, type Session } from './http-threads.ts'
import { figuresOf } from './process-figures.ts'

/**
 * The built server on a demo of its own, beside a bare node:http server that answers with a page of the same size:
 * requests per second, latency, processor time of the server per request; memory before and after; cold start. Nothing
 * leaves this machine. Needs `npm run build` before.
 *
 *     npm run bench -- http --seconds 5 --connections 16
 */
type Options = { seconds: string; connections: string; long: string; only?: string; json?: boolean }

const options = new Command('bench http')
  .option('--seconds <n>', 'how long each page is asked for', '5')
  .option('--connections <n>', 'requests under way at the same time', '16')
  .option('--long <n>', 'answers of the long thread', '800')
  .option('--only <text>', 'only pages whose names contain this')
  .option('--json', 'for machines')
  .parse()
  .opts<Options>()

type Scenario = { name: string; status: number; headers: Record<string, string>; targets: Load['targets'] }
type Measured = { perSecond: number; p50: number; p99: number; cpuMs: number; bytes: number; wrong: number }
type Row = { name: string; product: Measured; bare: Measured }

const root = path.resolve(import.meta.dirname, '../..')
const dataDir = mkdtempSync(path.join(tmpdir(), 'dangol-bench-'))
const running: ChildProcess[] = []
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    clear()
    process.exit(1)
  })
}

try {
  if (!existsSync(path.join(root, 'build/server/index.js')))
    throw new Error('There is no build yet. Run `npm run build` first.')
  await measureAll()
} finally {
  clear()
}

function clear(): void {
  for (const child of running) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
}

async function measureAll(): Promise<void> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production' as const,
    LOG_LEVEL: 'warn',
    HOST: '127.0.0.1',
    PORT: String(port),
    ORIGIN: origin,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    DANGOL_DEMO: '1',
  }
  say('playing the demo')
  for (const args of [['migrate'], ['seed', '--demo'], ['setting', 'set', 'security.rateLimits', 'false']])
    dangol(args, env)

  const coldStarts: number[] = []
  for (let time = 1; time < 3; time++) coldStarts.push(await startAndStop(env, origin))
  const { server, tookMs } = await start(env, origin)
  coldStarts.push(tookMs)
  await pause(2_000)
  const idleMb = figuresOf(pidOf(server)).rssMb

  const bare = await startBare()
  const rows: Row[] = []
  for (const scenario of await scenarios(origin)) {
    if (options.only !== undefined && !scenario.name.includes(options.only)) continue
    say(scenario.name)
    const product = await measure(server, port, scenario)
    rows.push({
      name: scenario.name,
      product,
      bare: await measure(bare.server, bare.port, asBare(scenario, product.bytes)),
    })
  }
  const loadedMb = figuresOf(pidOf(server)).rssMb
  await pause(10_000)
  const standing = {
    coldStartMs: median(coldStarts),
    idleMb,
    loadedMb,
    restedMb: figuresOf(pidOf(server)).rssMb,
    bareMb: figuresOf(pidOf(bare.server)).rssMb,
  }
  await stop(server)
  print(rows, standing)
}

/** What people do most, on real pages of the demo. */
async function scenarios(origin: string): Promise<Scenario[]> {
  const reader = { 'Accept-Encoding': 'gzip', 'Accept-Language': 'ko' }
  const listed = (await (await fetch(`${origin}/api/v1/threads?sort=active&limit=50`)).json()) as {
    items: { id: string; url: string; kind: string; answerCount: number }[]
  }
  const sessions = await demoSessions(origin, reader)
  const writers = Object.values(sessions)
  const { member } = sessions
  const open = await takingAnswers(
    origin,
    listed.items
      .filter(({ kind }) => kind === 'question')
      .toSorted((a, b) => b.answerCount - a.answerCount)
      .map(({ url }) => new URL(url, origin).pathname),
    member,
  )
  const [thread, , long] = open
  if (thread === undefined || long === undefined) throw new Error('The demo has no threads.')
  say('filling threads')
  await fillThread(origin, thread, writers, { has: 0, responses: 30 })
  await fillThread(origin, long, writers, { has: 0, responses: Number(options.long) })
  const searches = ['요금', '예약', 'charging', 'heat pump', '환불', '설치'].map((q) => ({
    path: `/search?q=${encodeURIComponent(q)}`,
  }))
  return [
    { name: 'home page, signed out', status: 200, headers: reader, targets: [{ path: '/' }] },
    { name: 'home page, signed in', status: 200, headers: member, targets: [{ path: '/' }] },
    { name: 'list of threads, signed out', status: 200, headers: reader, targets: [{ path: '/threads' }] },
    { name: 'list of threads, signed in', status: 200, headers: member, targets: [{ path: '/threads' }] },
    { name: 'thread page, signed out', status: 200, headers: reader, targets: [{ path: thread }] },
    // A message that waits gives a reader a page of their own, so this is the page without the page cache.
    {
      name: 'thread page, signed out, uncached',
      status: 200,
      headers: { ...reader, Cookie: 'toast=1' },
      targets: [{ path: thread }],
    },
    { name: 'thread page, signed in', status: 200, headers: member, targets: [{ path: thread }] },
    { name: 'search, uncached', status: 200, headers: { ...reader, Cookie: 'toast=1' }, targets: searches },
    {
      name: 'an answer to a short thread',
      status: 303,
      headers: member,
      targets: open.slice(3).map((path) => ({ path, form: answerForm })),
    },
    {
      name: `an answer to a thread of ${options.long}`,
      status: 303,
      headers: member,
      targets: [{ path: long, form: answerForm }],
    },
  ]
}

/** Locked threads and duplicates of others take none. */
async function takingAnswers(origin: string, pages: readonly string[], session: Session): Promise<string[]> {
  const open: string[] = []
  for (const page of pages) if ((await post(origin, page, session, answerForm)) === 303) open.push(page)
  return open
}

function asBare(scenario: Scenario, bytes: number): Scenario {
  return {
    ...scenario,
    targets: scenario.targets.map((target) => (target.form === undefined ? { path: `/bytes/${bytes}` } : target)),
  }
}

async function measure(server: ChildProcess, port: number, { status, headers, targets }: Scenario): Promise<Measured> {
  const connections = Number(options.connections)
  // Compiled code and prepared statements are there before anything is counted, on a slow machine too.
  await load({ port, seconds: 1, atLeast: 200, connections, targets, headers, status })
  const before = figuresOf(pidOf(server)).cpuMs
  const result = await load({ port, seconds: Number(options.seconds), connections, targets, headers, status })
  // Jobs that a request queued are part of what it costs.
  if (status === 303) await pause(2_000)
  const cpuMs = (figuresOf(pidOf(server)).cpuMs - before) / Math.max(1, result.requests)
  return {
    perSecond: result.requests / result.seconds,
    p50: result.p50,
    p99: result.p99,
    cpuMs,
    bytes: result.bytes,
    wrong: result.wrong,
  }
}

function load(wanted: Load): Promise<LoadResult> {
  const child = fork(path.join(import.meta.dirname, 'http-load.ts'))
  running.push(child)
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as LoadResult))
    child.once('exit', (code) => reject(new Error(`The load ended with code ${code} before it had a result.`)))
    child.send(wanted)
  })
}

async function start(env: NodeJS.ProcessEnv, origin: string): Promise<{ server: ChildProcess; tookMs: number }> {
  const startedAt = performance.now()
  const server = spawn(process.execPath, [...serverFlags, 'scripts/dangol.ts', 'serve'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.push(server)
  while (server.exitCode === null) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null)
    if (answer?.ok === true) return { server, tookMs: performance.now() - startedAt }
    await pause(10)
  }
  throw new Error(`The server ended with code ${server.exitCode} before it was ready.`)
}

async function startAndStop(env: NodeJS.ProcessEnv, origin: string): Promise<number> {
  const { server, tookMs } = await start(env, origin)
  await stop(server)
  return tookMs
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}

async function startBare(): Promise<{ server: ChildProcess; port: number }> {
  const server = spawn(process.execPath, [path.join(import.meta.dirname, 'http-bare.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(server)
  const port = await new Promise<number>((resolve) =>
    server.stdout.once('data', (line: Buffer) => resolve(Number(line.toString()))),
  )
  return { server, port }
}

function dangol(args: string[], env: NodeJS.ProcessEnv): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/dangol.ts', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`dangol ${args.join(' ')} ended with code ${status}:\n${stdout}${stderr}`)
}

function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('The process could not be started.')
  return child.pid
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function say(what: string): void {
  if (options.json !== true) process.stderr.write(`  ${what}\n`)
}

function print(
  rows: readonly Row[],
  standing: Record<'coldStartMs' | 'idleMb' | 'loadedMb' | 'restedMb' | 'bareMb', number>,
): void {
  if (options.json === true) {
    process.stdout.write(
      `${JSON.stringify({ node: process.version, cores: cpus().length, rows, standing }, null, 2)}\n`,
    )
    return
  }
  process.stdout.write(
    `\nNode ${process.version}, ${cpus().length} cores shared with the load, ${options.connections} connections, ${options.seconds} s each. "of bare": share of what node:http alone does with as many bytes.\n\n`,
  )
  const widths = [36, 9, 9, 9, 9, 9, 9, 9, 9]
  const line = (cells: string[]): void =>
    void process.stdout.write(
      `${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('')}\n`,
    )
  line(['', 'req/s', 'p50 ms', 'p99 ms', 'CPU ms', 'kB sent', 'bare r/s', 'bare CPU', 'of bare'])
  for (const { name, product, bare } of rows) {
    line([
      name,
      product.perSecond.toFixed(0),
      product.p50.toFixed(1),
      product.p99.toFixed(1),
      product.cpuMs.toFixed(2),
      (product.bytes / 1_024).toFixed(1),
      bare.perSecond.toFixed(0),
      bare.cpuMs.toFixed(3),
      `${((product.perSecond / bare.perSecond) * 100).toFixed(1)} %`,
    ])
    if (product.wrong + bare.wrong > 0) line([`  wrong answers: ${product.wrong} (bare: ${bare.wrong})`])
  }
  const { coldStartMs, idleMb, loadedMb, restedMb, bareMb } = standing
  process.stdout.write(
    `\ncold start to ready ${coldStartMs.toFixed(0)} ms (median of 3) · memory ${idleMb.toFixed(0)} MB idle, ${loadedMb.toFixed(0)} MB under load, ${restedMb.toFixed(0)} MB 10 s after; bare server ${bareMb.toFixed(0)} MB\n`,
  )
  if (rows.some(({ product, bare }) => product.wrong + bare.wrong > 0)) process.exitCode = 1
}
