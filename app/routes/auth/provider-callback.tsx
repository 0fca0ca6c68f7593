import { redirect } from '@remix-run/node'
import type { PageProps } from '#app/components/shell/page.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { SignInFailed } from '#app/components/sign-in/sign-in-failed.tsx'
import { notFound } from '#app/core/errors.ts'
import { linkIdentity } from '#app/domain/identity/link-identity.server.ts'
import type { SignInState } from '#app/domain/identity/protocol/begin-sign-in.server.ts'
import { finishSignIn } from '#app/domain/identity/protocol/finish-sign-in.server.ts'
import { ProviderFailure } from '#app/domain/identity/protocol/provider-problem.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'
import { arrive } from '#app/web/sign-in/arrive.server.ts'
import { failurePage } from '#app/web/sign-in/failure-page.server.ts'
import { forgetSealed, readSealed } from '#app/web/sign-in/sealed-cookie.server.ts'
import { toastCookie } from '#app/web/toast.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: t.any(data?.failure.title ?? 'identity.failed.notNow'), noindex: true }),
}

/**
 * Where a provider sends people back to. It writes although it is read: the provider knows no other way. What makes it an
 * act of this browser is the sealed cookie that the button left, with the state that the provider repeats.
 */
export const loader = pageLoader(async (page) => {
  const { ctx, params, url, request } = page
  const row = await findProviderRow(ctx.read, { key: params.provider ?? '' })
  if (row === null || row.state === 'off' || row.kind === 'handover') throw notFound()
  const state = readSealed<SignInState>(ctx, 'provider', request)
  const next = state?.next ?? '/'
  try {
    if (state === null) throw new ProviderFailure('expired', null)
    if (state.providerId !== row.id || url.searchParams.get('state') !== state.state)
      throw new ProviderFailure('mismatch', null)
    const { provider, facts } = await finishSignIn(ctx, { key: row.key, url, state })
    if (state.memberId === null) throw await arrive(page, { provider, facts, next })
    await linkIdentity(ctx, { provider, facts, memberId: state.memberId })
  } catch (error) {
    if (error instanceof Response) throw error
    return failurePage(ctx, error, { provider: { key: row.key, name: row.name }, next })
  }
  const headers = new Headers()
  headers.append('Set-Cookie', forgetSealed(ctx, 'provider'))
  headers.append('Set-Cookie', toastCookie({ tone: 'good', key: 'identity.own.added', params: { provider: row.name } }))
  throw redirect(next, { headers })
})

export default function ProviderCallback({ data }: PageProps<typeof loader>) {
  return <SignInFailed failure={data.failure} />
}
