import type { KyselyPlugin } from 'kysely'
import type { Ctx } from '#app/core/context.server.ts'

/** How many queries `work` sends through the reader of its context. */
export async function countQueries(ctx: Ctx, work: (ctx: Ctx) => Promise<unknown>): Promise<number> {
  let count = 0
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult({ result }) {
      count++
      return Promise.resolve(result)
    },
  }
  await work({ ...ctx, read: ctx.read.withPlugin(counter) })
  return count
}
