import { z } from 'zod'
import { deflectQuestion } from '#app/domain/threads/answers/deflect-question.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'

/** The button beside a similar thread on the ask page: it sends the unfinished question, of which nothing is read. */
const answeredIt = intent({
  shape: z.object({}),
  limit: 'vote',
  run: async ({ ctx, params }) => {
    const thread = await deflectQuestion(ctx, { threadId: params.id ?? '' })
    return { to: urls.thread(thread), toast: { tone: 'good', key: 'threads.toast.answeredIt' } }
  },
})

// The form around the button says that it asks.
export const action = formAction({ answeredIt, ask: answeredIt }, { member: true })
