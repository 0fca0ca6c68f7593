import type { Ctx } from '#app/core/context.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { similarThreads } from '#app/domain/search/similar-threads.server.ts'
import { storeTexts } from '#scripts/bench/store-texts.ts'
import { isRight, judgedQueries, type JudgedQuery } from './judged-queries.ts'
import type { JudgedThread } from './judged-threads.ts'

/** `place` of the first right one, from 1; 0: not among the first ten. `found`: the first five, by key. */
export type Judged = JudgedQuery & { place: number; found: string[]; corrected: string | null; cpuMs: number }

/** Stores the threads in an empty site and asks every query that one of them answers. */
export async function judge(
  ctx: Ctx,
  threads: readonly JudgedThread[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Judged[]> {
  const ids = await storeTexts(ctx, threads)
  const threadOf = new Map(
    ids.map((id, at) => {
      const { key, title, texts } = threads[at] ?? { key: '', title: '', texts: [] }
      return [id, { key, title, text: texts.join('\n') }]
    }),
  )
  const judged: Judged[] = []
  const all = [...threadOf.values()]
  const queries = judgedQueries().filter(({ right }) => all.some((thread) => isRight(right, thread)))
  for (const query of queries) {
    const before = process.cpuUsage()
    const { found, corrected } = await askedFor(ctx, query)
    const { user, system } = process.cpuUsage(before)
    const places = found.map((id) => threadOf.get(id) ?? { key: id, title: '', text: '' })
    judged.push({
      ...query,
      place: places.findIndex((thread) => isRight(query.right, thread)) + 1,
      found: places.slice(0, 5).map(({ key }) => key),
      corrected,
      cpuMs: (user + system) / 1_000,
    })
    onProgress(judged.length, queries.length)
  }
  return judged
}

async function askedFor(ctx: Ctx, { ask, q }: JudgedQuery): Promise<{ found: string[]; corrected: string | null }> {
  if (ask) return { found: (await similarThreads(ctx, q, { limit: 10 })).map(({ id }) => id), corrected: null }
  const { items, corrected } = await search(ctx, { q, type: 'thread', limit: 10, cursor: null })
  return { found: items.map(({ id }) => id), corrected }
}

export type Figures = { kind: string; queries: number; first: number; amongFive: number }

/** Shares of each kind and of all, in the order in which kinds appear. */
export function figuresOf(judged: readonly Judged[]): Figures[] {
  const figures = (kind: string, some: readonly Judged[]): Figures => ({
    kind,
    queries: some.length,
    first: some.filter(({ place }) => place === 1).length / some.length,
    amongFive: some.filter(({ place }) => place > 0 && place <= 5).length / some.length,
  })
  return [
    ...[...Map.groupBy(judged, ({ kind }) => kind)].map(([kind, some]) => figures(kind, some)),
    figures('all', judged),
  ]
}
