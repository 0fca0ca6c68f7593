import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { markAllRead } from '#app/domain/accounts/profile/mark-all-read.server.ts'
import { readShape } from '#app/domain/following/input.ts'
import { markThreadRead } from '#app/domain/following/mark-thread-read.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { safePath } from '#app/web/safe-path.ts'

const back = { back: z.string().max(2_000).optional() }

/** How far a member has read: sent by the page of a thread in the background, or by a button. See decision 015. */
export const action = formAction(
  {
    thread: intent({
      shape: readShape.extend(back),
      run: async ({ ctx }, { threadId, until, back: to }) => {
        await markThreadRead(ctx, { threadId, until: until ?? null })
        return { to: safePath(to ?? null) }
      },
    }),
    all: intent({
      shape: z.object(back),
      run: async ({ ctx }, { back: to }) => {
        await markAllRead(ctx)
        return { to: safePath(to ?? null), toast: { tone: 'good', key: 'following.read.allDone' } }
      },
    }),
  },
  { member: true },
)

export function loader() {
  return redirect(urls.threads())
}
