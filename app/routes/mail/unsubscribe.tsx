import { data } from '@remix-run/node'
import { z } from 'zod'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { notFound } from '#app/core/errors.ts'
import { readUnsubscribeToken } from '#app/domain/mail/unsubscribe/unsubscribe-link.server.ts'
import { unsubscribe } from '#app/domain/mail/unsubscribe/unsubscribe.server.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('mail.unsubscribe.title'), noindex: true }),
}

/** The link of a mail. Reading it changes nothing: scanners follow every link of a mail. */
export const loader = pageLoader(async ({ ctx, params }) => {
  const what = readUnsubscribeToken(ctx.platform.env, params.token ?? '')
  if (what === null) throw notFound('mail.unsubscribe.badLink')
  return data({ topic: what.topic }, { headers: { 'Referrer-Policy': 'no-referrer' } })
})

/**
 * The button of the page, and the button of mail clients (RFC 8058): the same POST, without session and from another
 * site. It answers with 200 and no redirect, which some clients do not follow.
 */
export const action = formAction({
  unsubscribe: intent({
    shape: z.object({}),
    run: async ({ ctx, params }) => {
      await unsubscribe(ctx, params.token ?? '')
      return { extra: { done: true } }
    },
  }),
})

export default function Unsubscribe({ data: page, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const [form] = useActionForm('unsubscribe', result)
  const done = result?.extra !== undefined && result.extra !== null
  return (
    <>
      <PageTitle title={t('mail.unsubscribe.title')} />
      {done ? (
        <Alert tone="good" title={t('mail.unsubscribe.doneTitle')}>
          {t(`mail.unsubscribe.done.${page.topic}`)}
        </Alert>
      ) : (
        <ActionForm form={form}>
          <p>{t(`mail.unsubscribe.ask.${page.topic}`)}</p>
          <p className="row">
            <Button look="primary" fillPhone>
              {t('mail.unsubscribe.button')}
            </Button>
          </p>
        </ActionForm>
      )}
      <p className="quiet-text">
        <a href="/me/settings#mail">{t('mail.unsubscribe.settings')}</a>
      </p>
    </>
  )
}
