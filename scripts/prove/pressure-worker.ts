import type { App } from '#app/boot.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { InjectedFault, makeFaulty, thrownFaults, withFault, type Fault } from './faults.ts'
import { openClockedApp, type Clock, type Place } from './open-clocked-app.ts'
import { nextAct, type Act, type Receipt } from './pressure-acts.ts'
import type { World } from './pressure-world.ts'
import { pick, seededRandom } from './seeded-random.ts'

/**
 * `failures`: share of acts that get a fault. `exitAfter`: acts after which it dies in the middle of one; null: it
 * lives.
 */
export type Orders = Place & {
  clock: Clock
  world: World
  seed: number
  operations: number
  parallel: number
  failures: number
  exitAfter: number | null
}

/**
 * `done` acknowledged · `refused` a domain error · `injected` a fault, rolled back · `cut` the connection was killed ·
 * `gaveUp` the database was in the way too often · `unexpected` everything else, which no proof forgives.
 */
export type Outcome = 'done' | 'refused' | 'injected' | 'cut' | 'gaveUp' | 'unexpected'
export type Report = { act: string; outcome: Outcome; fired: boolean; receipt: Receipt | null; trouble: string | null }

/** A process of the pressure: acts in several contexts concurrently and reports each act to the one that forked it. */
process.once('message', (orders: Orders) => void work(orders))
process.once('disconnect', () => process.exit(1))

async function work(orders: Orders): Promise<void> {
  const app = await openClockedApp(orders, orders.clock)
  makeFaulty(app.platform.open)
  const random = seededRandom(orders.seed)
  let begun = 0
  let keys = 0
  const hand = { app, world: orders.world, random, key: () => `key-${orders.seed}-${String(keys++).padStart(6, '0')}` }
  const lane = async (): Promise<void> => {
    while (begun < orders.operations) {
      begun++
      const act = await nextAct(hand)
      const first = await attempt(app, act, faultOf(orders, begun, random))
      report(first)
      // Half of those who heard nothing send the same again.
      if ((first.outcome === 'injected' || first.outcome === 'cut') && random() < 0.5 && begun < orders.operations) {
        begun++
        report(await attempt(app, act, null))
      }
    }
  }
  await Promise.all(Array.from({ length: orders.parallel }, lane))
  await app.close()
  process.disconnect()
  process.exit(0)
}

function faultOf({ exitAfter, failures }: Orders, begun: number, random: () => number): Fault | null {
  const statement = 1 + Math.floor(random() * 14)
  if (exitAfter !== null && begun > exitAfter) return { kind: 'exit', statement }
  return random() < failures ? { kind: pick(thrownFaults, random), statement } : null
}

async function attempt(app: App, act: Act, fault: Fault | null): Promise<Report> {
  const ended = await withFault(fault ?? { kind: 'before', statement: Infinity }, act.perform)
  if ('value' in ended)
    return { act: act.name, outcome: 'done', fired: ended.fired, receipt: ended.value, trouble: null }
  const outcome = outcomeOf(app, ended.error)
  return {
    act: act.name,
    outcome,
    fired: ended.fired,
    receipt: null,
    trouble: outcome === 'unexpected' ? String(ended.error instanceof Error ? ended.error.stack : ended.error) : null,
  }
}

function outcomeOf(app: App, error: unknown): Outcome {
  if (error instanceof InjectedFault) return 'injected'
  if (isDomainError(error)) return 'refused'
  const { dialect } = app.platform.open
  if (dialect.isRetryable(error)) return 'gaveUp'
  return dialect.name === 'postgres' && dialect.isOffline(error) ? 'cut' : 'unexpected'
}

/** The parent process may be gone; then there is no receiver. */
function report(done: Report): void {
  process.send?.(done, undefined, undefined, () => undefined)
}
