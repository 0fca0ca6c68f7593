import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import pg from 'pg'
import { checkPressure, type Checked } from './check-pressure.ts'
import { openClockedApp, type Place } from './open-clocked-app.ts'
import type { Receipt } from './pressure-acts.ts'
import type { Orders, Outcome, Report } from './pressure-worker.ts'
import { makeWorld, type World } from './pressure-world.ts'

export type Pressure = Place & {
  operations: number
  /** Operating-system processes, and concurrent acts in each. */
  processes: number
  parallel: number
  /** Share of acts that get a fault in the middle of their transaction. */
  failures: number
  /** How many processes die as by kill -9 in the middle of a transaction. */
  exits: number
  /** Connections cut by the server (PostgreSQL only). */
  cuts: number
  seed: number
}

export type PressureResult = Checked & {
  acts: number
  outcomes: Record<Outcome, number>
  /** Faults that came to pass: thrown (also those tried again with success), connections cut, processes killed. */
  faults: { thrown: number; cut: number; killed: number }
  byAct: Record<string, number>
  seconds: number
}

/**
 * A day of the site passes in this many seconds of the proof: awards mature, daily limits start again, requests
 * time out.
 */
const secondsPerDay = 2

/**
 * Works on a migrated, empty database from several processes concurrently, then checks everything. @param onProgress acts so
 * far
 */
export async function runPressure(
  pressure: Pressure,
  onProgress: (acts: number) => void = () => undefined,
): Promise<PressureResult> {
  const began = performance.now()
  const clock = { began: Date.now(), from: '2026-11-01T00:00:00.000Z', speed: 86_400 / secondsPerDay }
  const app = await openClockedApp(pressure, clock)
  try {
    const world = await makeWorld(app, pressure.operations)
    const tally: Tally = {
      acts: 0,
      outcomes: { done: 0, refused: 0, injected: 0, cut: 0, gaveUp: 0, unexpected: 0 },
      byAct: {},
      thrown: 0,
      killed: 0,
      receipts: [],
      troubles: [],
    }
    const cutter = await startCutter(pressure, tally)
    const share = Math.ceil(pressure.operations / pressure.processes)
    await Promise.all(
      Array.from({ length: pressure.processes }, (_, i) =>
        runProcess(pressure, clock, world, i, share, tally, () => onProgress(tally.acts)),
      ),
    )
    const cut = await cutter.stop()
    const checked = await checkPressure(app, world, tally.receipts)
    const { acts, outcomes, byAct, thrown, killed, troubles } = tally
    return {
      ...checked,
      problems: [...checked.problems, ...troubles],
      acts,
      outcomes,
      byAct,
      faults: { thrown, cut, killed },
      seconds: (performance.now() - began) / 1000,
    }
  } finally {
    await app.close()
  }
}

type Tally = {
  acts: number
  outcomes: Record<Outcome, number>
  byAct: Record<string, number>
  thrown: number
  killed: number
  receipts: Receipt[]
  troubles: string[]
}

/** One process after the other until its share is done: some die on the way. */
async function runProcess(
  pressure: Pressure,
  clock: Orders['clock'],
  world: World,
  number: number,
  share: number,
  tally: Tally,
  progressed: () => void,
): Promise<void> {
  const exits = Math.floor(pressure.exits / pressure.processes) + (number < pressure.exits % pressure.processes ? 1 : 0)
  const stretch = Math.ceil(share / (exits + 1))
  let left = share
  for (let life = 0; left > 0 && life <= exits * 2 + 2; life++) {
    const dies = life < exits
    const orders: Orders = {
      dataDir: pressure.dataDir,
      databaseUrl: pressure.databaseUrl,
      clock,
      world,
      parallel: pressure.parallel,
      failures: pressure.failures,
      seed: pressure.seed + number * 1_000 + life,
      operations: dies ? stretch * 2 : left,
      exitAfter: dies ? Math.min(stretch, left) : null,
    }
    const code = await live(orders, (report) => {
      left--
      note(tally, report)
      progressed()
    })
    if (code !== 0) tally.killed++
    if (code !== 0 && !dies) tally.troubles.push(`a process ended with ${code}`)
  }
}

/** @returns its exit code, or the signal that ended it */
function live(orders: Orders, onReport: (report: Report) => void): Promise<number | string> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'pressure-worker.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('message', (report) => onReport(report as Report))
  child.send(orders)
  return new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? 'nothing')))
}

function note(tally: Tally, { act, outcome, fired, receipt, trouble }: Report): void {
  tally.acts++
  tally.outcomes[outcome]++
  tally.byAct[act] = (tally.byAct[act] ?? 0) + 1
  if (fired) tally.thrown++
  if (receipt !== null) tally.receipts.push(receipt)
  if (trouble !== null) tally.troubles.push(`${act}: ${trouble}`)
}

/** Cuts a connection that is at work, again and again, spread over the whole run. */
async function startCutter(
  { databaseUrl, cuts, operations }: Pressure,
  tally: Tally,
): Promise<{ stop(): Promise<number> }> {
  if (databaseUrl === '' || cuts === 0) return { stop: () => Promise.resolve(0) }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  let cut = 0
  let stopped = false
  const loop = async (): Promise<void> => {
    while (!stopped) {
      if (cut < cuts && tally.acts >= (cut + 1) * (operations / (cuts + 1))) {
        const { rowCount } = await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state in ('active', 'idle in transaction') order by random() limit 1",
        )
        cut += rowCount ?? 0
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const running = loop()
  return {
    async stop() {
      stopped = true
      await running
      await client.end()
      return cut
    },
  }
}
