import { LRUCache } from 'lru-cache'
import { visitor } from '#app/core/actor.ts'
import type { Ctx, Platform } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { similarThreads } from '#app/domain/search/similar-threads.server.ts'
import type { ThreadLinkView, ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'

type Found = { ids: string[]; title: string; until: Instant }

const shown = 5
const freshForMinutes = 10
const mostKept = 2_000
const found = new WeakMap<Platform, LRUCache<string, Found>>()

/**
 * The threads beside a thread, as found within the last ten minutes for its title; null: they have to be looked for,
 * which costs more than the rest of the page. Whether they may be read, and their answers, are asked every time.
 */
export function knownSimilar(ctx: Ctx, threadId: string): Found | null {
  const known = found.get(ctx.platform)?.get(threadId)
  return known === undefined || known.until <= ctx.now() ? null : known
}

/** Looks for them among what everybody may see, as they are remembered for every reader. */
export async function findSimilar(ctx: Ctx, thread: Pick<ThreadSummary, 'id' | 'title'>): Promise<ThreadLinkView[]> {
  const memory = found.get(ctx.platform) ?? new LRUCache<string, Found>({ max: mostKept })
  found.set(ctx.platform, memory)
  const threads = await similarThreads(ctx.as(visitor), thread.title, { limit: shown, except: thread.id })
  memory.set(thread.id, {
    ids: threads.map(({ id }) => id),
    title: thread.title,
    until: plus(ctx.now(), { minutes: freshForMinutes }),
  })
  return threads
}
