import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { OwnEmail } from '#app/domain/accounts/email/own-email.server.ts'
import type { FormResult } from '#app/web/form-result.ts'

export function EmailSection({ own, result }: { own: OwnEmail; result: FormResult | null | undefined }) {
  const t = useT()
  const [change, fields] = useActionForm<{ email: string }>('changeEmail', result)
  const labels = { email: t('accounts.email.field') }
  const { email, verified } = own
  return (
    <Section title={t('accounts.email.title')}>
      {email === null ? (
        <Note>{t('accounts.email.none')}</Note>
      ) : (
        <Note tone={verified ? 'good' : 'warn'} icon={verified ? 'check' : 'warn'}>
          {t(verified ? 'accounts.email.verified' : 'accounts.email.unverified', { email })}
        </Note>
      )}
      {email !== null && !verified && (
        <form method="post" className="row">
          <input type="hidden" name="intent" value="verifyEmail" />
          <OnceField />
          <Button>{t('accounts.email.resend')}</Button>
        </form>
      )}
      <details className="fold gap" open={change.status === 'error'}>
        <summary>{t('accounts.email.changeTitle')}</summary>
        <ActionForm form={change} labels={labels} reload>
          <p>{t('accounts.email.changeText')}</p>
          <TextField field={fields.email} label={labels.email} type="email" autoComplete="email" maxLength={254} />
          <p className="row">
            <Button fillPhone>{t('accounts.email.submit')}</Button>
          </p>
        </ActionForm>
      </details>
    </Section>
  )
}
