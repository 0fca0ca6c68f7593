import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { serverFlags } from '#scripts/setup/node.mjs'
import { freePort } from '#scripts/throwaway/free-port.ts'
import type { ThrowawayPlace } from '#scripts/throwaway/place.ts'
import type { Load, LoadResult } from './http-load.ts'
import { figuresOf } from './process-figures.ts'

const root = path.resolve(import.meta.dirname, '../..')
const running: ChildProcess[] = []

/** The built server on a demo of its own. */
export type ServedSite = { origin: string; port: number; env: NodeJS.ProcessEnv }
export type Served = { server: ChildProcess; tookMs: number }

/** Plays the demo into the place. Limits of requests are off: they are not what is measured. */
export async function demoSite({ dataDir, databaseUrl }: Omit<ThrowawayPlace, 'remove'>): Promise<ServedSite> {
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
    DATABASE_URL: databaseUrl,
    DANGOL_DEMO: '1',
  }
  for (const args of [['migrate'], ['seed', '--demo'], ['setting', 'set', 'security.rateLimits', 'false']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/dangol.ts', ...args], {
      cwd: root,
      env,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`dangol ${args.join(' ')} ended with code ${status}:\n${stdout}${stderr}`)
  }
  return { origin, port, env }
}

/** `tookMs`: from the start of the process to the first answer of `/readyz`. */
export async function startSite({ origin, env }: ServedSite): Promise<Served> {
  const startedAt = performance.now()
  const server = spawn(process.execPath, [...serverFlags, 'scripts/dangol.ts', 'serve'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.push(server)
  while (server.exitCode === null && performance.now() - startedAt < 60_000) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null)
    if (answer?.ok === true) return { server, tookMs: performance.now() - startedAt }
    await pause(10)
  }
  throw new Error('The server did not become ready.')
}

export async function stopServer(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}

/** A bare node:http server; see `http-bare.ts`. */
export async function startBare(): Promise<{ server: ChildProcess; port: number }> {
  const server = spawn(process.execPath, [path.join(import.meta.dirname, 'http-bare.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(server)
  const port = await new Promise<number>((resolve) =>
    server.stdout.once('data', (line: Buffer) => resolve(Number(line.toString()))),
  )
  return { server, port }
}

/** Runs a stretch of load in a process of its own. */
export function load(wanted: Load): Promise<LoadResult> {
  const child = fork(path.join(import.meta.dirname, 'http-load.ts'))
  running.push(child)
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as LoadResult))
    child.once('exit', (code) => reject(new Error(`The load ended with code ${code} before it had a result.`)))
    child.send(wanted)
  })
}

/** Ends whatever this program started. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

export function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('The process could not be started.')
  return child.pid
}

/**
 * Processor time of all processes of the PostgreSQL server whose first process runs in this folder; 0 without one. Linux
 * alone tells.
 */
export function postgresCpuMs(url: string): number {
  if (url === '' || process.platform !== 'linux') return 0
  const port = new URL(url).port
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const main = pids.find((pid) => commandOf(pid).includes('postgres') && commandOf(pid).includes(port))
  return pids
    .filter((pid) => pid === main || parentOf(pid) === main)
    .reduce((sum, pid) => sum + (main === undefined ? 0 : figuresOf(Number(pid)).cpuMs), 0)
}

function commandOf(pid: string): string {
  return read(`/proc/${pid}/cmdline`)
}

function parentOf(pid: string): string {
  return /^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? ''
}

/** '' when the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
