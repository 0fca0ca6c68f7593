import type { PageProps } from '#app/components/shell/page.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { SignInFailed } from '#app/components/sign-in/sign-in-failed.tsx'
import { takeHandover } from '#app/domain/identity/handover/take-handover.server.ts'
import { ProviderFailure } from '#app/domain/identity/protocol/provider-problem.ts'
import { identityOf } from '#app/domain/identity/queries/identities.server.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'
import { safePath } from '#app/web/safe-path.ts'
import { arrive, askFirst } from '#app/web/sign-in/arrive.server.ts'
import { failurePage } from '#app/web/sign-in/failure-page.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: t.any(data?.failure.title ?? 'identity.failed.notNow'), noindex: true }),
}

/** The company's own site sends its customer here with a token that it signed (docs/hand-over.md). */
export const loader = pageLoader(async (page) => {
  const { ctx, url, request } = page
  const next = safePath(url.searchParams.get('to'))
  try {
    // A browser that fetches ahead, and a HEAD, must not use the token up.
    if (request.method !== 'GET' || request.headers.has('Sec-Purpose')) throw new ProviderFailure('expired', null)
    await consumeLimit(ctx, 'handover')
    const { provider, facts } = await takeHandover(ctx, { token: url.searchParams.get('token') ?? '' })
    // A link from elsewhere must not put another member into this browser without a word.
    const known = ctx.actor.memberId === null ? null : await identityOf(ctx.read, facts)
    if (ctx.actor.memberId !== null && known?.member_id !== ctx.actor.memberId)
      throw askFirst(page, { provider, facts, next })
    throw await arrive(page, { provider, facts, next })
  } catch (error) {
    if (error instanceof Response) throw error
    return failurePage(ctx, error, { provider: null, next })
  }
})

export default function Handover({ data }: PageProps<typeof loader>) {
  return <SignInFailed failure={data.failure} />
}
