import type { Ctx } from './context.server.ts'
import type { Tx } from './write.server.ts'

/** Target duration of one transaction of long work: long enough to justify a commit, and short enough to wait for. */
const wantedMs = 40
/** Bounds each change of size, so that a few slow rows do not slow down everything after them. */
const fastestGrowth = 2

/**
 * The pace of long work: how many items go into one transaction, so that it holds the write lock for about 40 ms
 * whatever the machine and the items. Requests of a serving site then wait briefly for their turn.
 *
 *     const pace = openPace({ most: 200 })
 *     await pace.writeAll(ctx, members, (tx, some) => recomputeTiers(tx, some))
 */
export type Pace = {
  /** How many things to take next; from 1 to `most`. */
  size(): number
  /** One transaction over `count` things, which sets the pace for the next. */
  write<T>(ctx: Ctx, count: number, work: (tx: Tx) => Promise<T>): Promise<T>
  /** A list of any length, in as many transactions as it takes. @returns the result of each */
  writeAll<Item, T>(ctx: Ctx, items: readonly Item[], work: (tx: Tx, some: readonly Item[]) => Promise<T>): Promise<T[]>
}

/** @param first items of the first transaction, before their cost is known @param unseen as for `ctx.write` */
export function openPace({
  most,
  first = 10,
  unseen = false,
}: {
  most: number
  first?: number
  unseen?: boolean
}): Pace {
  let size = Math.min(most, first)
  const pace: Pace = {
    size: () => size,
    async write(ctx, count, work) {
      let began = 0
      const result = await ctx.write(
        (tx) => {
          // From here, because waiting for the lock says nothing about the work.
          began = performance.now()
          return work(tx)
        },
        // Long work is many transactions, and finds what is done already when it is asked for again.
        { repeat: 'again', unseen },
      )
      const eachMs = Math.max(0.001, performance.now() - began) / Math.max(1, count)
      size = Math.max(1, Math.min(most, size * fastestGrowth, Math.floor(wantedMs / eachMs)))
      return result
    },
    async writeAll(ctx, items, work) {
      const results = []
      for (let from = 0; from < items.length;) {
        const some = items.slice(from, from + size)
        results.push(await pace.write(ctx, some.length, (tx) => work(tx, some)))
        from += some.length
      }
      return results
    },
  }
  return pace
}
