import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { MailChoices } from '#app/domain/mail/queries/mail-choices.server.ts'
import type { FormResult } from '#app/web/form-result.ts'

/** Consent to advertising, and the way back for an address that mail did not reach. */
export function MailSettings({ choices, result }: { choices: MailChoices; result: FormResult | undefined }) {
  const t = useT()
  const [form, fields] = useActionForm<{ advertising: string; night: string }>('advertising', result, {
    advertising: choices.advertising ? 'on' : '',
    night: choices.night ? 'on' : '',
  })
  return (
    <div id="mail">
      <Section title={t('mail.consent.title')}>
        {choices.suppressed !== null && (
          <Alert tone="warn" title={t('mail.suppressed.title')}>
            <p>
              {t(`mail.suppressed.reason.${choices.suppressed.reason}`)} <Time at={choices.suppressed.since} />
            </p>
            <form method="post">
              <input type="hidden" name="intent" value="releaseAddress" />
              <OnceField />
              <Button size="small">{t('mail.suppressed.release')}</Button>
            </form>
          </Alert>
        )}
        <ActionForm form={form}>
          <CheckField
            field={fields.advertising}
            label={t('mail.consent.advertising')}
            hint={t('mail.consent.advertisingHint')}
          />
          <CheckField field={fields.night} label={t('mail.consent.night')} hint={t('mail.consent.nightHint')} />
          {choices.decidedAt !== null && (
            <p className="meta-text">
              {t('mail.consent.decided')} <Time at={choices.decidedAt} />
            </p>
          )}
          <p className="row">
            <Button fillPhone>{t('common.save')}</Button>
          </p>
        </ActionForm>
      </Section>
    </div>
  )
}
