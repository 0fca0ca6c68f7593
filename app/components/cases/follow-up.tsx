import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { FollowUpView } from '#app/views/cases/follow-up.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { OneButtonForm } from './case-forms.tsx'
import { ReminderDone } from './day-reasons.tsx'

/** Whether the reader is told of the news of the case, and when they come back to it. */
export function FollowUp({
  view: { follows, reminders, tomorrow },
  assigned,
  result,
}: {
  view: FollowUpView
  /** The reader works on the case and is told anyway. */
  assigned: boolean
  result: FormResult | null | undefined
}) {
  const t = useT()
  const { date } = useFormat()
  return (
    <section className="card">
      <h2>{t('work.followUp.title')}</h2>
      {!assigned && (
        <OneButtonForm intent={follows ? 'unfollow' : 'follow'} look="quiet" size="small">
          {t(follows ? 'work.followUp.unfollow' : 'work.followUp.follow')}
        </OneButtonForm>
      )}
      {reminders.length > 0 && (
        <ul className="plain">
          {reminders.map(({ id, at, promised, reason, owner, own }) => (
            <li key={id} className="spread">
              <p>
                <b>{date(at)}</b> {promised && `${t('work.followUp.promisedShort')} · `}
                {reason}
                {!own && (
                  <>
                    {' · '}
                    <bdi>{owner}</bdi>
                  </>
                )}
              </p>
              {own && <ReminderDone id={id} title={reason} />}
            </li>
          ))}
        </ul>
      )}
      <ReminderForm tomorrow={tomorrow} result={result} />
    </section>
  )
}

function ReminderForm({ tomorrow, result }: { tomorrow: string; result: FormResult | null | undefined }) {
  const t = useT()
  const [form, fields] = useActionForm<{ day: string; reason: string; promised: string }>('remind', result, {
    day: tomorrow,
  })
  const labels = { day: t('work.followUp.day'), reason: t('work.followUp.reason') }
  return (
    <details className="fold" open={result?.intent === 'remind' || undefined}>
      <summary>{t('work.followUp.remind')}</summary>
      <ActionForm form={form} labels={labels}>
        <TextField field={fields.day} label={labels.day} type="date" />
        <TextField field={fields.reason} label={labels.reason} maxLength={200} />
        <CheckField field={fields.promised} label={t('work.followUp.promised')} />
        <Button look="soft">{t('work.followUp.submit')}</Button>
      </ActionForm>
    </details>
  )
}
