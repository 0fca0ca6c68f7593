import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { GuardFields } from '#app/components/forms/guard-fields.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { legalRequestShape } from '#app/domain/legal-requests/input.ts'
import { sendLegalRequest } from '#app/domain/legal-requests/send-legal-request.server.ts'
import { subjectAddress } from '#app/domain/legal-requests/subject-address.ts'
import { legalGroundKeys } from '#app/registry/legal-grounds.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'
import { safePath } from '#app/web/safe-path.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('requests.form.title'), description: t('requests.form.lede') }),
}

/** The address comes from a link beside the thing, whether or not the reader may see it: it is checked when it is sent. */
export const loader = pageLoader(({ ctx, url }) => {
  const { ORIGIN } = ctx.platform.env
  const about = ORIGIN + safePath(url.searchParams.get('about'))
  return Promise.resolve({
    address: subjectAddress(about, ORIGIN) === null ? '' : about,
    sent: url.searchParams.get('sent') === '1',
  })
})

export const action = formAction({
  send: intent({
    shape: legalRequestShape,
    limit: 'legalRequest',
    guard: 'refuse',
    run: async ({ ctx }, input) => {
      await sendLegalRequest(ctx, input)
      return { to: `${urls.newLegalRequest()}?sent=1` }
    },
  }),
})

type Fields = {
  ground: string
  address: string
  body: string
  law: string
  onBehalf: string
  name: string
  email: string
  goodFaith: string
}

/** Anybody reports illegal content or asks for a temporary measure. It is a form without a session. */
export default function NewLegalRequest({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const [form, fields] = useActionForm<Fields>('send', result, { address: data.address })
  const labels = {
    ground: t('requests.field.ground'),
    address: t('requests.field.address'),
    body: t('requests.field.body'),
    law: t('requests.field.law'),
    onBehalf: t('requests.field.onBehalf'),
    name: t('requests.field.name'),
    email: t('accounts.field.email'),
    goodFaith: t('requests.field.goodFaith'),
  }
  if (data.sent)
    return (
      <>
        <PageTitle title={t('requests.form.title')} />
        <Alert tone="good" title={t('requests.sent.title')}>
          {t('requests.sent.text')}
        </Alert>
        <p className="gap">
          <a href="/">{t('requests.sent.on')}</a>
        </p>
      </>
    )
  return (
    <>
      <PageTitle title={t('requests.form.title')} lede={t('requests.form.lede')} />
      <div className="stack loose">
        <Note>
          {t('requests.form.members')} <a href={urls.document('guidelines')}>{t('legal.kind.guidelines')}</a>
        </Note>
        <ActionForm form={form} labels={labels}>
          <SelectField
            field={fields.ground}
            label={labels.ground}
            none={t('requests.field.groundNone')}
            options={legalGroundKeys.map((value) => ({ value, text: t(`requests.ground.${value}`) }))}
          />
          <TextField
            field={fields.address}
            label={labels.address}
            hint={t('requests.field.addressHint')}
            maxLength={500}
          />
          <TextArea
            field={fields.body}
            label={labels.body}
            hint={t('requests.field.bodyHint')}
            rows={6}
            maxLength={4_000}
          />
          <TextField
            field={fields.law}
            label={labels.law}
            hint={t('requests.field.lawHint')}
            optional
            maxLength={200}
          />
          <TextField
            field={fields.onBehalf}
            label={labels.onBehalf}
            hint={t('requests.field.onBehalfHint')}
            optional
            maxLength={200}
          />
          <TextField
            field={fields.name}
            label={labels.name}
            hint={t('requests.field.nameHint')}
            autoComplete="name"
            required={false}
            maxLength={100}
          />
          <TextField
            field={fields.email}
            label={labels.email}
            hint={t('requests.field.emailHint')}
            type="email"
            autoComplete="email"
            required={false}
            maxLength={254}
          />
          <CheckField field={fields.goodFaith} label={labels.goodFaith} />
          <GuardFields form={form} />
          <p className="row">
            <Button look="primary" fillPhone>
              {t('requests.form.send')}
            </Button>
          </p>
        </ActionForm>
        <Section title={t('requests.after.title')}>
          <ul className="bullets">
            <li>{t('requests.after.confirm')}</li>
            <li>{t('requests.after.decide')}</li>
            <li>{t('requests.after.rights')}</li>
            <li>{t('requests.after.public')}</li>
          </ul>
        </Section>
      </div>
    </>
  )
}
