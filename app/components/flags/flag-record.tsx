import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea, TextField } from '#app/components/forms/field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Figures } from '#app/components/parts/facts.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { MemberFile } from '#app/views/moderation/member-file.server.ts'
import type { FormResult } from '#app/web/form-result.ts'

type Result = FormResult | null | undefined

/** Reports that a member gave and received, and whether they can give any now. */
export function FlagRecord({ flags, own, result }: { flags: MemberFile['flags']; own: boolean; result: Result }) {
  const t = useT()
  const { number, percent, date } = useFormat()
  const figure = (name: string, { all, accuracy }: MemberFile['flags']['given'], known: 'accuracy' | 'upheld') => ({
    name,
    value: number(all),
    remark: accuracy === null ? t('flags.file.undecided') : t(`flags.file.${known}`, { share: percent(accuracy) }),
  })
  return (
    <Section title={t('flags.file.title')}>
      <Figures
        small
        figures={[
          figure(t('flags.file.given'), flags.given, 'accuracy'),
          figure(t('flags.file.received'), flags.received, 'upheld'),
        ]}
      />
      {flags.pause !== null && (
        <Note tone="warn">
          {t('flags.file.paused', { until: date(flags.pause.until), reason: flags.pause.reason })}
        </Note>
      )}
      {!own && (flags.pause === null ? <PauseForm result={result} /> : <ResumeForm result={result} />)}
    </Section>
  )
}

function PauseForm({ result }: { result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ days: string; reason: string }>('pauseFlags', result, { days: '30' })
  const labels = { days: t('flags.file.days'), reason: t('review.note') }
  return (
    <details className="fold" open={form.status === 'error'}>
      <summary>{t('flags.file.pause')}</summary>
      <ActionForm form={form} className="stack tight" labels={labels}>
        <TextField field={fields.days} label={labels.days} inputMode="numeric" maxLength={3} />
        <TextArea
          field={fields.reason}
          label={labels.reason}
          hint={t('flags.file.reasonHint')}
          rows={3}
          maxLength={1000}
        />
        <p>
          <Button look="danger">{t('flags.file.pause')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}

function ResumeForm({ result }: { result: Result }) {
  const t = useT()
  const [form] = useActionForm('resumeFlags', result)
  return (
    <ActionForm form={form}>
      <p>
        <Button look="soft">{t('flags.file.resume')}</Button>
      </p>
    </ActionForm>
  )
}
