import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { GuardFields } from '#app/components/forms/guard-fields.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { submitFeedbackByMail } from '#app/domain/cases/contact/submit-feedback-by-mail.server.ts'
import { feedbackByMailShape } from '#app/domain/cases/input.ts'
import { products } from '#app/domain/catalogue/queries/choices.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('cases.feedback.title') }),
}

export const loader = pageLoader(async ({ ctx, url }) => ({
  products: await products(ctx),
  sent: url.searchParams.has('sent'),
}))

export const action = formAction({
  send: intent({
    shape: feedbackByMailShape,
    limit: 'feedbackByMail',
    guard: 'refuse',
    run: async ({ ctx }, input) => {
      await submitFeedbackByMail(ctx, input)
      return { to: `${urls.feedbackByMail()}?sent` }
    },
  }),
})

type Typed = { email: string; name: string; body: string; product: string; version: string; reference: string }

/** A complaint of somebody without an account. The answer is the same whatever the address is. */
export default function FeedbackByMail({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { products: sold, sent } = data
  const [form, fields] = useActionForm<Typed>('send', result)
  const labels = {
    email: t('cases.byMail.email'),
    name: t('cases.byMail.name'),
    body: t('cases.feedback.body'),
    product: t('cases.feedback.product'),
    version: t('cases.byMail.version'),
    reference: t('cases.byMail.reference'),
  }
  if (sent)
    return (
      <>
        <PageTitle title={t('cases.byMail.sentTitle')} />
        <Alert tone="good" title={t('cases.byMail.sentNow')}>
          {t('cases.byMail.sentText')}
        </Alert>
        <p className="gap">
          <a href={urls.feedbackByMail()}>{t('cases.byMail.again')}</a>
        </p>
      </>
    )
  return (
    <>
      <PageTitle title={t('cases.feedback.title')} lede={t('cases.byMail.lede')} />
      <p className="note">
        <span>
          {t('cases.byMail.member')}{' '}
          <a href={`/login?to=${encodeURIComponent(urls.feedback())}`}>{t('cases.byMail.signIn')}</a>
        </span>
      </p>
      <ActionForm form={form} labels={labels}>
        <TextField
          field={fields.email}
          label={labels.email}
          hint={t('cases.byMail.emailHint')}
          type="email"
          autoComplete="email"
          maxLength={254}
        />
        <TextField field={fields.name} label={labels.name} optional autoComplete="name" maxLength={60} />
        <TextArea
          field={fields.body}
          label={labels.body}
          hint={t('cases.feedback.bodyHint')}
          rows={8}
          maxLength={32_000}
        />
        {sold.length > 0 && (
          <SelectField
            field={fields.product}
            label={labels.product}
            optional
            none={t('cases.feedback.noProduct')}
            options={sold.map(({ slug, name }) => ({ value: slug, text: name }))}
          />
        )}
        <TextField field={fields.version} label={labels.version} optional maxLength={40} />
        <TextField
          field={fields.reference}
          label={labels.reference}
          hint={t('cases.byMail.referenceHint')}
          optional
          maxLength={80}
        />
        <GuardFields form={form} />
        <p className="row">
          <Button look="primary" fillPhone>
            {t('cases.byMail.submit')}
          </Button>
        </p>
      </ActionForm>
    </>
  )
}
