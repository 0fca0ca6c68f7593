import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { MemberFile } from '#app/views/moderation/member-file.server.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { useSanctionOptions } from './review-decision.tsx'

type Result = FormResult | null | undefined

/** Gives a sanction; without hours the next step of the ladder. */
export function SanctionForm({ step, rules, result }: Pick<MemberFile, 'step' | 'rules'> & { result: Result }) {
  const t = useT()
  const { duration } = useFormat()
  const [form, fields] = useActionForm<{ kind: string; rule: string; hours: string; reason: string; law: string }>(
    'sanction',
    result,
    { kind: 'warning', rule: 'general' },
  )
  const labels = {
    kind: t('moderation.decide.sanction'),
    rule: t('moderation.decide.rule'),
    hours: t('moderation.file.hours'),
    reason: t('moderation.decide.facts'),
    law: t('moderation.decide.law'),
  }
  return (
    <Section title={t('moderation.file.sanction')}>
      <ActionForm form={form} labels={labels}>
        <SelectField field={fields.kind} label={labels.kind} options={useSanctionOptions()} />
        <SelectField field={fields.rule} label={labels.rule} options={rules} />
        <TextField
          field={fields.hours}
          label={labels.hours}
          hint={t('moderation.file.hoursHint', { time: duration(step.hours * 60), step: step.step, of: step.of })}
          inputMode="numeric"
          optional
          required={false}
          maxLength={5}
        />
        <TextArea
          field={fields.reason}
          label={labels.reason}
          hint={t('moderation.decide.factsHint')}
          rows={4}
          maxLength={2000}
        />
        <TextField
          field={fields.law}
          label={labels.law}
          hint={t('moderation.decide.lawHint')}
          optional
          required={false}
          maxLength={200}
        />
        <p>
          <Button look="danger">{t('moderation.file.give')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}

export function LiftForm({ id, result }: { id: string; result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ id: string; reason: string }>(
    'lift',
    result,
    { id },
    { field: 'id', value: id },
  )
  return (
    <details className="fold" open={form.status === 'error'}>
      <summary>{t('moderation.file.lift')}</summary>
      <ActionForm form={form} className="stack tight" labels={{ reason: t('review.note') }}>
        <input type="hidden" name="id" value={id} />
        <TextField
          field={fields.reason}
          label={t('review.note')}
          hint={t('moderation.file.liftHint')}
          maxLength={2000}
        />
        <p>
          <Button look="soft">{t('moderation.file.lift')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}

/** What moderators tell one another about a member. */
export function NoteForm({ notes, result }: { notes: MemberFile['notes']; result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ body: string }>('note', result)
  return (
    <Section title={t('moderation.file.notes')}>
      <ul className="lines">
        {notes.map(({ id, body, at, by }) => (
          <li key={id}>
            <p className="lines-kept">{body}</p>
            <p className="meta">
              {by !== null && <bdi>{by}</bdi>}
              <Time at={at} form="moment" />
            </p>
          </li>
        ))}
      </ul>
      <ActionForm form={form} labels={{ body: t('moderation.file.note') }}>
        <TextArea
          field={fields.body}
          label={t('moderation.file.note')}
          hint={t('moderation.file.noteHint')}
          rows={3}
          maxLength={2000}
        />
        <p>
          <Button look="soft">{t('moderation.file.noteSave')}</Button>
        </p>
      </ActionForm>
    </Section>
  )
}
