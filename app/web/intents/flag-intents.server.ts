import { z } from 'zod'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { flagFormShape } from '#app/domain/flags/input.ts'
import { withdrawFlag } from '#app/domain/flags/withdraw-flag.server.ts'
import type { FlaggedType } from '#app/registry/flag-reasons.ts'
import { intent } from '#app/web/form-action.server.ts'
import type { PageArgs } from '#app/web/page-loader.server.ts'

/** What a page to report something does. `find`: the id of the thing and where its page is. */
export function flagIntents(type: FlaggedType, find: (page: PageArgs) => Promise<{ id: string; back: string }>) {
  return {
    flag: intent({
      shape: flagFormShape,
      limit: 'flag',
      run: async (page, input) => {
        const { id, back } = await find(page)
        await flagThing(page.ctx, { type, id, ...input })
        return { to: back, toast: { tone: 'good', key: 'flags.toast.sent' } }
      },
    }),
    withdraw: intent({
      shape: z.object({ id: z.string().max(40) }),
      run: async (page) => {
        const { id, back } = await find(page)
        await withdrawFlag(page.ctx, { type, id })
        return { to: back, toast: { tone: 'good', key: 'flags.toast.withdrawn' } }
      },
    }),
  }
}
