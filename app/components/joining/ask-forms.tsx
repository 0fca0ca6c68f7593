import { EmailField, NameField } from '#app/components/forms/account-fields.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { GuardFields } from '#app/components/forms/guard-fields.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { FormReply } from '#app/web/form-result.ts'

type Result = FormReply | null | undefined

/** Registration by approval: what a moderator reads before deciding. */
export function ApplyForm({ result }: { result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ name: string; email: string; about: string }>('apply', result)
  const labels = {
    name: t('accounts.field.name'),
    email: t('accounts.field.email'),
    about: t('joining.field.about'),
  }
  return (
    <ActionForm form={form} labels={labels} reload>
      <Note>{t('joining.mode.approval')}</Note>
      <NameField field={fields.name} />
      <EmailField field={fields.email} hint={t('joining.field.emailHint')} />
      <TextArea
        field={fields.about}
        label={labels.about}
        hint={t('joining.field.aboutHint')}
        optional
        rows={4}
        maxLength={1_000}
      />
      <GuardFields form={form} />
      <p className="row">
        <Button look="primary" fillPhone>
          {t('joining.request.submit')}
        </Button>
      </p>
    </ActionForm>
  )
}

/** Registration by domain: the link goes to the address, which proves it. */
export function AskForm({ result, domains, sent }: { result: Result; domains: readonly string[]; sent: boolean }) {
  const t = useT()
  const [form, fields] = useActionForm<{ email: string }>('ask', result)
  const labels = { email: t('accounts.field.email') }
  return (
    <ActionForm form={form} labels={labels} reload>
      {sent && (
        <Alert tone="good" title={t('joining.request.mailTitle')}>
          {t('joining.request.mailText')}
        </Alert>
      )}
      <Note>{t('joining.mode.domainOf', { domains: domains.join(', ') })}</Note>
      <EmailField field={fields.email} />
      <GuardFields form={form} />
      <p className="row">
        <Button look="primary" fillPhone>
          {t('joining.request.sendLink')}
        </Button>
      </p>
    </ActionForm>
  )
}
