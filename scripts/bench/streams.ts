import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { serverFlags } from '#scripts/setup/node.mjs'
import { freePort } from '#scripts/throwaway/free-port.ts'
import { figuresOf } from './process-figures.ts'

/**
 * Memory of the built server with many open streams of news beside the same server without, and what telling all of
 * them costs. Needs `npm run build` before.
 *
 *     npm run bench -- streams --streams 1000
 */
const options = new Command('bench streams')
  .option('--streams <n>', 'open streams', '1000')
  .parse()
  .opts<{ streams: string }>()
const streams = Number(options.streams)

const root = path.resolve(import.meta.dirname, '../..')
const dataDir = mkdtempSync(path.join(tmpdir(), 'dangol-bench-'))
const port = await freePort()
const env = {
  PATH: process.env['PATH'],
  NODE_ENV: 'production' as const,
  LOG_LEVEL: 'warn',
  HOST: '127.0.0.1',
  PORT: String(port),
  ORIGIN: `http://127.0.0.1:${port}`,
  DATA_DIR: dataDir,
  DATABASE_URL: '',
  DANGOL_DEMO: '1',
  // Every stream is of another reader behind the proxy that this process plays.
  TRUST_PROXY: '1',
}
let server: ChildProcess | null = null

try {
  for (const args of [
    ['migrate'],
    ['seed', '--demo'],
    ['setting', 'set', 'security.rateLimits', 'false'],
    ['setting', 'set', 'live.streamSeconds', '600'],
    ['setting', 'set', 'live.streams', String(streams)],
  ])
    dangol(args)
  server = spawn(process.execPath, [...serverFlags, 'scripts/dangol.ts', 'serve'], { cwd: root, env, stdio: 'ignore' })
  await ready()
  const pid = server.pid ?? 0
  const listed = (await (await fetch(`${env.ORIGIN}/api/v1/threads?limit=1`)).json()) as { items: { id: string }[] }
  const query = `for=thread:${listed.items[0]?.id ?? ''}`
  // The first ones load what every stream needs.
  await openAll(20, query)
  await pause(3_000)
  const before = figuresOf(pid)
  let heard = 0
  for (const answer of await openAll(streams - 20, query))
    answer.on('data', (chunk: Buffer) => (heard += chunk.includes('data: ') ? 1 : 0))
  await pause(3_000)
  const open = figuresOf(pid)
  await pause(60_000)
  const rested = figuresOf(pid)
  const mb = (value: number): string => `${value.toFixed(1)} MB`
  process.stdout.write(
    [
      `server with 20 streams        ${mb(before.rssMb)}`,
      `with ${streams} streams            ${mb(open.rssMb)}: ${mb(open.rssMb - before.rssMb)} more`,
      `a minute later                ${mb(rested.rssMb)}: ${mb(rested.rssMb - before.rssMb)} more`,
      `opening a stream              ${((open.cpuMs - before.cpuMs) / streams).toFixed(2)} ms of processor`,
      `a minute of nothing           ${((rested.cpuMs - open.cpuMs) / 60).toFixed(1)} ms of processor a second, ${heard} messages`,
      '',
    ].join('\n'),
  )
} finally {
  server?.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(0)

function dangol(args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/dangol.ts', ...args], { cwd: root, env })
  if (status !== 0) throw new Error(`dangol ${args.join(' ')}: ${stderr.toString()}`)
}

async function ready(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if ((await fetch(`${env.ORIGIN}/readyz`).catch(() => null))?.ok === true) return
    await pause(100)
  }
  throw new Error('The server did not get ready.')
}

/** Opens streams a few at a time, as readers come. */
async function openAll(count: number, query: string): Promise<IncomingMessage[]> {
  const agent = new Agent({ maxSockets: Infinity })
  const opened: IncomingMessage[] = []
  while (opened.length < count)
    opened.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(20, count - opened.length) }, (_, at) =>
          openOne(agent, query, opened.length + at),
        ),
      )),
    )
  return opened
}

function openOne(agent: Agent, query: string, number: number): Promise<IncomingMessage> {
  const headers = { 'X-Forwarded-For': `198.51.${number >> 8}.${number & 255}` }
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: `/stream?${query}`, agent, headers }, (answer) => {
      answer.resume()
      if (answer.statusCode === 200) resolve(answer)
      else reject(new Error(`A stream was answered with ${answer.statusCode}.`))
    })
    sent.on('error', reject)
    sent.end()
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
