import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { signedIn } from '#app/core/authorize.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { beginSignIn } from '#app/domain/identity/protocol/begin-sign-in.server.ts'
import { ProviderFailure } from '#app/domain/identity/protocol/provider-problem.ts'
import { findProviderRow } from '#app/domain/identity/queries/providers.server.ts'
import { formAction, intent, type FormAnswer } from '#app/web/form-action.server.ts'
import { pageLoader, type PageArgs } from '#app/web/page-loader.server.ts'
import { safePath } from '#app/web/safe-path.ts'
import { keepSealed } from '#app/web/sign-in/sealed-cookie.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({ title: t('identity.start.title', { provider: data?.name ?? '' }), noindex: true }),
}

/** Where a link of the company's own site leads: one press from the provider. */
export const loader = pageLoader(async ({ ctx, params, url, request }) => {
  const row = await findProviderRow(ctx.read, { key: params.provider ?? '' })
  if (row === null || row.state === 'off' || row.kind === 'handover') throw notFound()
  const next = safePath(url.searchParams.get('next'))
  if (ctx.actor.memberId !== null && request.method === 'GET' && url.searchParams.get('add') !== '1')
    throw redirect(next)
  return { key: row.key, name: row.name, next, add: ctx.actor.memberId !== null }
})

const shape = z.object({
  next: z
    .string()
    .optional()
    .transform((path) => safePath(path)),
})

export const action = formAction({
  start: intent({
    shape,
    limit: 'signIn',
    run: (page, { next }) => leave(page, next, null),
  }),
  /** An act of the signed-in member: adds a way in. */
  add: intent({
    shape,
    limit: 'signIn',
    run: (page) => {
      const memberId = signedIn(page.ctx.actor)
      requireRecentSignIn(page.ctx)
      return leave(page, '/me/security', memberId)
    },
  }),
})

/**
 * Leads to the provider by a header of the page that answers: a redirect would be held to the `form-action` of the page
 * before, through every server that the provider passes the browser on to.
 */
async function leave({ ctx, params }: PageArgs, next: string, memberId: string | null): Promise<FormAnswer> {
  try {
    const { url, state } = await beginSignIn(ctx, { key: params.provider ?? '', next, memberId })
    const headers = new Headers({ Refresh: `0; url=${url}`, 'Referrer-Policy': 'no-referrer' })
    headers.append('Set-Cookie', keepSealed(ctx, 'provider', state))
    return { extra: { url }, headers }
  } catch (error) {
    if (error instanceof ProviderFailure) throw new DomainError('not_now', 'identity.failed.failed.text')
    throw error
  }
}

export default function SignInThrough({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { key, name, next, add } = data
  const [form] = useActionForm<{ next: string }>(add ? 'add' : 'start', result, { next })
  const url = result?.extra?.url
  if (typeof url === 'string')
    return (
      <>
        <PageTitle title={t('identity.start.leading', { provider: name })} />
        <p>
          <a href={url}>{t('identity.start.continue', { provider: name })}</a>
        </p>
      </>
    )
  return (
    <>
      <PageTitle
        title={t('identity.start.title', { provider: name })}
        lede={t('identity.start.lede', { provider: name })}
      />
      <div className="stack loose">
        {result?.error != null && <Alert tone="warn">{t.any(result.error.key, result.error.params)}</Alert>}
        <ActionForm form={{ ...form, errors: undefined, allErrors: {} }} action={`/login/${key}`} reload>
          <input type="hidden" name="next" value={next} />
          <p className="row">
            <Button look="primary" fillPhone>
              {t('identity.start.continue', { provider: name })}
            </Button>
            <a className="button" href={add ? '/me/security' : `/login?next=${encodeURIComponent(next)}`}>
              {t(add ? 'identity.start.back' : 'identity.failed.otherWay')}
            </a>
          </p>
        </ActionForm>
      </div>
    </>
  )
}
