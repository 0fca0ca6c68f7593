import type { Ctx } from './context.server.ts'
import { msOf } from './time.ts'

/** As long as a kept page: how far a fact may be behind a write of another process. */
const keptForMs = 5_000

/** Facts that are the same for every reader, kept for a moment; see `sharedFact`. */
export type SharedFacts = {
  get(key: string, atMs: number): Promise<unknown> | null
  put(key: string, atMs: number, fact: Promise<unknown>): void
  /** Called after every commit of this process. */
  clear(): void
}

export function openSharedFacts(): SharedFacts {
  const facts = new Map<string, { from: number; fact: Promise<unknown> }>()
  return {
    get(key, atMs) {
      const known = facts.get(key)
      // A clock that was set back, as in tests, computes it again as well.
      return known !== undefined && Math.abs(atMs - known.from) < keptForMs ? known.fact : null
    },
    put(key, atMs, fact) {
      facts.set(key, { from: atMs, fact })
      // A fact that could not be read is not a fact.
      fact.catch(() => facts.delete(key))
    },
    clear: () => facts.clear(),
  }
}

/**
 * A part of a page that every reader gets: read once, then kept until this process writes something, for five seconds
 * at most. Not for anything that depends on who asks: of the context `make` may use the database and the clock.
 * @param key names the fact and everything it depends on (language, number of rows): a closed list of values
 */
export async function sharedFact<T>(ctx: Ctx, key: string, make: () => Promise<T>): Promise<T> {
  const { sharedFacts } = ctx.platform
  const atMs = msOf(ctx.now())
  const known = sharedFacts.get(key, atMs)
  if (known !== null) return known as Promise<T>
  const fact = make()
  sharedFacts.put(key, atMs, fact)
  return fact
}
