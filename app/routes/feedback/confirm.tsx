import { z } from 'zod'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { readSignedId, signedId } from '#app/core/links/signed-id.server.ts'
import { caseNotFound, caseReference } from '#app/domain/cases/case.ts'
import { verifyFeedback } from '#app/domain/cases/contact/verify-feedback.server.ts'
import { findFeedbackRequest } from '#app/domain/cases/queries/contacts.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('cases.byMail.confirmTitle'), noindex: true }),
}

/** Looking confirms nothing: mail servers open links, too. */
export const loader = pageLoader(async ({ ctx, params }) => {
  const { id, signed } = readSignedId(ctx.platform.env, params['token'] ?? '')
  const request = signed ? await findFeedbackRequest(ctx.read, id) : undefined
  if (request === undefined) throw caseNotFound()
  return { late: request.address !== '' && request.expires_at < ctx.now() }
})

export const action = formAction({
  confirm: intent({
    shape: z.object({}),
    limit: 'feedbackByMail',
    run: async ({ ctx, params }) => {
      const { case: opened, member } = await verifyFeedback(ctx, params['token'] ?? '')
      const toast = {
        tone: 'good' as const,
        key: 'cases.byMail.toast.confirmed',
        params: { number: caseReference(opened.number) },
      }
      return { to: member ? urls.myCase(opened.number) : urls.caseByLink(signedId(ctx.platform.env, opened.id)), toast }
    },
  }),
})

export default function ConfirmFeedback({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  if (data.late)
    return (
      <>
        <PageTitle title={t('cases.byMail.lateTitle')} lede={t('cases.byMail.tooLate')} />
        <p>
          <a href={urls.feedbackByMail()}>{t('cases.byMail.again')}</a>
        </p>
      </>
    )
  return (
    <>
      <PageTitle title={t('cases.byMail.confirmTitle')} lede={t('cases.byMail.confirmText')} />
      {result?.error && <Alert tone="bad" urgent title={t.any(result.error.key, result.error.params)} />}
      <form method="post" className="gap">
        <input type="hidden" name="intent" value="confirm" />
        <OnceField />
        <Button look="primary" fillPhone>
          {t('cases.byMail.confirm')}
        </Button>
      </form>
    </>
  )
}
