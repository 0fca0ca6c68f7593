import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'

/** The weekday of the digest, or none. `stopped`: it ended because no visit came from it. */
export function DigestForm({
  day,
  stopped,
  result,
}: {
  day: number | null
  stopped: boolean
  result: FormResult | undefined
}) {
  const { t, locale } = useReader()
  const [form, fields] = useActionForm<{ day: string }>('digest', result, { day: day ?? '' })
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return (
    <Section title={t('notifications.digest.title')}>
      {stopped && <p className="meta-text">{t('notifications.digest.stopped')}</p>}
      <ActionForm form={form} labels={{ day: t('notifications.digest.day') }}>
        <SelectField
          field={fields.day}
          label={t('notifications.digest.day')}
          hint={t('notifications.digest.hint')}
          optional
          none={t('notifications.digest.none')}
          options={[1, 2, 3, 4, 5, 6, 7].map((one) => ({
            value: String(one),
            // 1 January 2024 was a Monday.
            text: names.format(Date.UTC(2024, 0, one)),
          }))}
        />
        <p className="meta-text">
          <a href="/me/settings#mail">{t('notifications.digest.consent')}</a>
        </p>
        <p className="row">
          <Button fillPhone>{t('notifications.digest.save')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}
