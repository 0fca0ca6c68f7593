import { data as withHeaders } from '@remix-run/node'
import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { departureOf, returnToCommunity } from '#app/domain/leaving/return-to-community.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('leaving.return.title'), noindex: true }),
}

/** The link of a member who left. Reading it changes nothing: scanners follow every link of a mail. */
export const loader = pageLoader(async ({ ctx, params }) =>
  withHeaders(await departureOf(ctx, params.token ?? ''), { headers: { 'Referrer-Policy': 'no-referrer' } }),
)

export const action = formAction({
  return: intent({
    shape: z.object({}),
    run: async ({ ctx, params }) => {
      const { handle: name } = await returnToCommunity(ctx, { token: params.token ?? '' })
      return { to: '/login', toast: { tone: 'good', key: 'leaving.return.done', params: { handle: name } } }
    },
  }),
})

export default function Return({ data: { state, eraseAt, posts }, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { date } = useFormat()
  const [form] = useActionForm('return', result)
  if (state !== 'open')
    return (
      <>
        <PageTitle title={t('leaving.return.title')} />
        <Alert tone="info">{t(`leaving.return.${state}`)}</Alert>
      </>
    )
  return (
    <>
      <PageTitle title={t('leaving.return.title')} lede={t('leaving.return.lede')} />
      <div className="stack loose">
        <Alert tone="info" title={t('leaving.return.until', { day: date(eraseAt) })}>
          {t(posts === 'remove' ? 'leaving.return.restoresPosts' : 'leaving.return.restores')}
        </Alert>
        <p>{t('leaving.return.keepAddress')}</p>
        <ActionForm form={form}>
          <p className="row">
            <Button look="primary" fillPhone>
              {t('leaving.return.submit')}
            </Button>
          </p>
        </ActionForm>
      </div>
    </>
  )
}
