import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { endSessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { signOut } from '#app/domain/accounts/sessions/sign-out.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'

/** Signing out is a form in the account menu; a reader who opens its address is sent to the front page. */
export function loader() {
  return redirect('/')
}

export const action = formAction({
  signOut: intent({
    shape: z.object({}),
    run: async ({ ctx, sessionHash }) => {
      await signOut(ctx, { sessionHash })
      return {
        to: '/',
        toast: { tone: 'info', key: 'accounts.signOut.done' },
        headers: { 'Set-Cookie': endSessionCookie(ctx.platform.env) },
      }
    },
  }),
})
