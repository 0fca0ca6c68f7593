import { AsyncLocalStorage } from 'node:async_hooks'
import type { KyselyPlugin } from 'kysely'
import type { OpenDatabase } from '#db/dialects/dialect.ts'

/**
 * What goes wrong: `before` and `after` a statement an error is thrown, `again` is an error after which the product
 * runs the whole transaction once more (busy, serialisation failure), `exit` ends the process as kill -9 does.
 */
export type FaultKind = 'before' | 'after' | 'again' | 'exit'
export const thrownFaults = ['before', 'after', 'again'] as const satisfies readonly FaultKind[]

/** `statement`: which statement of the act it hits, from 1. */
export type Fault = { kind: FaultKind; statement: number }
type Pending = Fault & { seen: number; fired: boolean }

export class InjectedFault extends Error {}

const current = new AsyncLocalStorage<Pending>()

/** Runs `act` with this fault in wait. @returns whether it came that far, and how the act ended */
export async function withFault<T>(
  fault: Fault,
  act: () => Promise<T>,
): Promise<{ fired: boolean; value: T } | { fired: boolean; error: unknown }> {
  const pending: Pending = { ...fault, seen: 0, fired: false }
  try {
    const value = await current.run(pending, act)
    return { fired: pending.fired, value }
  } catch (error) {
    return { fired: pending.fired, error }
  }
}

/** The same database, whose every statement can fail when `withFault` says so. Changes what it is given. */
export function makeFaulty(open: OpenDatabase): void {
  open.db = open.db.withPlugin(plugin(open.dialect.name === 'sqlite' ? 'SQLITE_BUSY' : '40001'))
}

function plugin(retryable: string): KyselyPlugin {
  return {
    transformQuery({ node }) {
      const pending = current.getStore()
      if (pending === undefined || pending.fired) return node
      pending.seen++
      if (pending.seen === pending.statement && pending.kind !== 'after') strike(pending, retryable)
      return node
    },
    transformResult({ result }) {
      const pending = current.getStore()
      if (pending !== undefined && !pending.fired && pending.kind === 'after' && pending.seen >= pending.statement)
        strike(pending, retryable)
      return Promise.resolve(result)
    },
  }
}

function strike(pending: Pending, retryable: string): void {
  pending.fired = true
  if (pending.kind === 'exit') process.kill(process.pid, 'SIGKILL')
  else if (pending.kind === 'again') throw Object.assign(new InjectedFault('injected: try again'), { code: retryable })
  else throw new InjectedFault(`injected: ${pending.kind} statement ${pending.statement}`)
}
