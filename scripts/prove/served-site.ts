import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { freePort } from '#scripts/throwaway/free-port.ts'
import type { Place } from './open-clocked-app.ts'

/** Long, because a machine full of other work is no reason to give a proof up. */
const startTimeoutMs = 240_000

/** The product as it ships, serving in a process of its own that dies by kill -9 and starts again at its address. */
export type ServedSite = {
  /** Without a slash at the end. */
  url: string
  /** Ends the process without warning. @returns when it has ended */
  kill(): Promise<void>
  /** @returns when it answers */
  start(): Promise<void>
}

/** It has to be built. */
export async function servedSite({ dataDir, databaseUrl }: Place): Promise<ServedSite> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  let child: ChildProcess | null = null
  return {
    url,
    async kill() {
      const dying = child
      child = null
      if (dying === null || dying.exitCode !== null) return
      const gone = new Promise((resolve) => dying.once('exit', resolve))
      dying.kill('SIGKILL')
      await gone
    },
    async start() {
      const starting = spawn(process.execPath, ['scripts/dangol.ts', 'serve'], {
        cwd: path.resolve(import.meta.dirname, '../..'),
        env: {
          PATH: process.env['PATH'],
          NODE_ENV: 'production',
          NODE_COMPILE_CACHE: path.resolve(import.meta.dirname, '../../.cache/compiled'),
          HOST: '127.0.0.1',
          PORT: String(port),
          ORIGIN: url,
          DATA_DIR: dataDir,
          DATABASE_URL: databaseUrl,
          LOG_LEVEL: 'fatal',
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      child = starting
      const deadline = Date.now() + startTimeoutMs
      while (Date.now() < deadline && starting.exitCode === null && starting.signalCode === null) {
        const answer = await fetch(`${url}/readyz`).catch(() => null)
        if (answer?.ok === true) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`The server did not get ready (exit code ${starting.exitCode}, signal ${starting.signalCode}).`)
    },
  }
}
