import { z } from 'zod'
import { feedbackShape } from '#app/domain/cases/input.ts'
import { submitFeedback } from '#app/domain/cases/submit-feedback.server.ts'
import { apiCall, apiRoute } from '#app/web/api-route.server.ts'
import { urls } from '#app/web/urls.ts'

const api = apiRoute({
  POST: apiCall({
    scope: 'write',
    shape: z.strictObject({ ...feedbackShape.shape, public: z.boolean() }),
    limit: 'thread',
    status: 201,
    run: async ({ ctx }, body) => {
      const { case: opened, thread } = await submitFeedback(ctx, body, 'api')
      const { number, subject, status } = opened
      return {
        number,
        subject,
        status,
        url: urls.myCase(number),
        thread: thread === null ? null : { id: thread.id, title: thread.title, url: urls.thread(thread) },
      }
    },
  }),
})
export const loader = api.loader
export const action = api.action
