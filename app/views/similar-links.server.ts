import type { Ctx, Platform } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { similarThreads } from '#app/domain/search/similar-threads.server.ts'
import { threadLinks, type ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { similarLinks } from './thread-rows.server.ts'

type Found = { ids: string[]; title: string; until: Instant }

const shown = 5
const freshForMinutes = 10
const mostKept = 2_000
const found = new WeakMap<Platform, Map<string, Found>>()

/**
 * The threads beside a thread. Looking for it costs more than the rest of the page, so which threads they are is
 * remembered for ten minutes; whether they may be read, and their answers, are asked every time.
 */
export async function similarTo(ctx: Ctx, thread: Pick<ThreadSummary, 'id' | 'title'>) {
  const memory = found.get(ctx.platform) ?? new Map<string, Found>()
  found.set(ctx.platform, memory)
  const known = memory.get(thread.id)
  if (known !== undefined && known.title === thread.title && known.until > ctx.now())
    return similarLinks(await threadLinks(ctx, known.ids))
  const threads = await similarThreads(ctx, thread.title, { limit: shown, except: thread.id })
  if (memory.size >= mostKept) memory.delete(memory.keys().next().value ?? '')
  memory.set(thread.id, {
    ids: threads.map(({ id }) => id),
    title: thread.title,
    until: plus(ctx.now(), { minutes: freshForMinutes }),
  })
  return similarLinks(threads)
}
