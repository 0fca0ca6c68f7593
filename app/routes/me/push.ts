import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { dropSubscriptions } from '#app/domain/push/drop-subscriptions.server.ts'
import { endpointShape, subscriptionShape } from '#app/domain/push/input.ts'
import { saveSubscription } from '#app/domain/push/save-subscription.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'

const here = urls.notificationSettings()

/** Which browsers of a member show notifications: sent by script of the settings page and by the service worker. */
export const action = formAction(
  {
    save: intent({
      shape: subscriptionShape,
      limit: 'keep',
      run: async ({ ctx, sessionHash }, input) => {
        await saveSubscription(ctx, { ...input, sessionHash })
        return { to: here }
      },
    }),
    drop: intent({
      shape: endpointShape,
      limit: 'keep',
      run: async ({ ctx }, input) => {
        await dropSubscriptions(ctx, input)
        return { to: here }
      },
    }),
    dropAll: intent({
      shape: z.object({}),
      limit: 'keep',
      run: async ({ ctx }) => {
        await dropSubscriptions(ctx, { endpoint: null })
        return { to: here, toast: { tone: 'good', key: 'push.device.offDone' } }
      },
    }),
  },
  { member: true },
)

export function loader() {
  return redirect(here)
}
