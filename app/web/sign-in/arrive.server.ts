import { redirect } from '@remix-run/node'
import type { IdentityFacts } from '#app/domain/identity/facts.ts'
import type { Provider } from '#app/domain/identity/provider.ts'
import { identityOf } from '#app/domain/identity/queries/identities.server.ts'
import { signInWith } from '#app/domain/identity/sign-in-with.server.ts'
import { wayBackByIdentity } from '#app/domain/leaving/way-back.server.ts'
import { afterEntering, deviceOf } from '#app/web/enter.server.ts'
import type { PageArgs } from '#app/web/page-loader.server.ts'
import { toastCookie } from '#app/web/toast.server.ts'
import { forgetSealed, keepSealed } from './sealed-cookie.server.ts'

/** Who may become a member, until a handle is chosen. */
export type Joining = { providerId: string; facts: IdentityFacts; next: string }

/**
 * Ends a sign-in through others: a session and the page that was wanted, the second step, the page that asks a
 * newcomer for a handle, or the way back of a member who left.
 * @throws as `signInWith`
 */
export async function arrive(
  page: PageArgs,
  { provider, facts, next }: { provider: Provider; facts: IdentityFacts; next: string },
): Promise<Response> {
  const { ctx } = page
  const back = (await identityOf(ctx.read, facts)) === null ? await wayBackByIdentity(ctx, facts) : null
  if (back !== null) return redirect(back, { headers: { 'Set-Cookie': forgetSealed(ctx, 'provider') } })
  const device = deviceOf(page)
  const entered = await signInWith(ctx, { provider, facts, device, replaces: page.sessionHash })
  if (entered === null) return askFirst(page, { provider, facts, next })
  const answer = afterEntering(page, device, entered, { to: next })
  const headers = new Headers(answer.headers)
  headers.append('Set-Cookie', forgetSealed(ctx, 'provider'))
  headers.append('Set-Cookie', forgetSealed(ctx, 'joining'))
  if (entered.sessionId === null) return redirect(answer.to, { headers })
  headers.append(
    'Set-Cookie',
    toastCookie({ tone: 'good', key: 'accounts.signIn.welcome', params: { name: entered.actor.name ?? '' } }),
  )
  return redirect(answer.to, { headers })
}

/** Leads to the page that asks a newcomer for a handle, or somebody who is signed in whether to change over. */
export function askFirst(
  { ctx }: PageArgs,
  { provider, facts, next }: { provider: Provider; facts: IdentityFacts; next: string },
): Response {
  const headers = new Headers()
  headers.append('Set-Cookie', forgetSealed(ctx, 'provider'))
  headers.append('Set-Cookie', keepSealed(ctx, 'joining', { providerId: provider.id, facts, next } satisfies Joining))
  return redirect(`/login/${provider.key}/join`, { headers })
}
