import { spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import path from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { serverFlags } from '#scripts/setup/node.mjs'
import { freePort } from '#scripts/throwaway/free-port.ts'
import { childEnv } from './child-env.ts'
import { freshDatabase } from './database.ts'
import type { LogLine } from './log-keeper.ts'

/** The product as it ships: built, in a process of its own, over HTTP. */
export type TestServer = {
  /** Without a slash at the end: `http://localhost:40123`. */
  url: string
  /** Absolute; the SQLite database lies in it. For `dangol` commands beside the server. */
  dataDir: string
  /** What it logged so far. */
  logged: LogLine[]
  /** All that it wrote so far, as its terminal shows it. */
  said(): string
  /**
   * SIGTERM, then waits. @returns its exit code. Happens by itself at the end of a test; in `beforeAll` the caller does
   * it.
   */
  stop(signal?: NodeJS.Signals): Promise<number | null>
  /** Ends it and starts it again on the same data and port. @param env settings of the deployment to change */
  restart(env: Record<string, string>): Promise<void>
}

const root = path.resolve(import.meta.dirname, '../..')
const startTimeoutMs = 30_000

/**
 * Starts a server on a database of its own and waits until it is ready.
 * @param options.demo begins with the demo's people and threads instead of an empty site
 * @param options.env settings of the deployment to change
 * @param options.before fills the database before the server opens it; it gets the data folder
 */
export async function startServer({
  demo = false,
  env = {},
  before,
}: {
  demo?: boolean
  env?: Record<string, string>
  before?: (dataDir: string) => Promise<void>
} = {}): Promise<TestServer> {
  const database = await freshDatabase()
  if (demo) cpSync(demoTemplate(), database.dataDir, { recursive: true })
  await before?.(database.dataDir)
  const port = await freePort()
  const logged: LogLine[] = []
  let said = ''
  const url = `http://localhost:${port}`
  const start = (more: Record<string, string>) => {
    const child = spawn(process.execPath, [...serverFlags, 'scripts/dangol.ts', 'serve'], {
      cwd: root,
      env: {
        ...childEnv,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: database.dataDir,
        DATABASE_URL: database.url ?? '',
        LOG_LEVEL: 'info',
        DANGOL_DEMO: demo ? '1' : '0',
        ...env,
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
    }
    child.stdout.on('data', (chunk: Buffer) => logged.push(...linesOf(chunk.toString())))
    return { child, ended }
  }

  let running = start({})
  const server: TestServer = {
    url,
    dataDir: database.dataDir,
    logged,
    said: () => said,
    async stop(signal = 'SIGTERM') {
      running.child.kill(signal)
      const code = await running.ended
      await database.remove()
      return code
    },
    async restart(more) {
      running.child.kill('SIGTERM')
      await running.ended
      running = start(more)
      await ready(url, running.ended, () => said)
    },
  }
  stopWithTheTest(server)
  await ready(url, running.ended, () => said)
  return server
}

function demoTemplate(): string {
  const template = inject('demoTemplate')
  if (template === undefined)
    throw new Error(
      'There is no prepared demo: it could not be played (see the beginning of the output), or tests/setup/global/demo.ts is not in the project.',
    )
  return template
}

function linesOf(text: string): LogLine[] {
  return text
    .split('\n')
    .flatMap((line) => (line.startsWith('{') && line.endsWith('}') ? [JSON.parse(line) as LogLine] : []))
}

async function ready(url: string, ended: Promise<number | null>, said: () => string): Promise<void> {
  let over = false
  void ended.then(() => (over = true))
  const deadline = Date.now() + startTimeoutMs
  while (!over && Date.now() < deadline) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The server did not get ready${over ? ', it ended' : ''}:\n${said()}`)
}

function stopWithTheTest(server: TestServer): void {
  try {
    onTestFinished(async () => {
      await server.stop()
    })
  } catch {
    // Outside a test, in beforeAll: whoever started it stops it.
  }
}
