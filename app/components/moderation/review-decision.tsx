import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useReader, useT } from '#app/components/shell/reader.tsx'
import { sanctionKinds } from '#app/registry/restrictions.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import type { AuthorDesk } from '#app/views/moderation/author-desk.server.ts'
import type { FormResult } from '#app/web/form-result.ts'

type Result = FormResult | null | undefined
export type DecisionView = { decision: string; note: 'needed' | 'optional'; look: 'primary' | 'soft' | 'danger' }

export type DecisionFormProps = {
  kind: ReviewKind
  decisions: readonly DecisionView[]
  /** Of the claim that the reader works under; null: none. */
  token: string | null
  result: Result
}

/** The key that presses a decision (`client/review-keys.ts`): D against, K for. */
const keyOf = { danger: 'd', primary: 'k', soft: undefined } as const

/** The reason, and a button for each decision. */
export function DecisionForm({ kind, decisions, token, result }: DecisionFormProps) {
  const { t } = useReader()
  const [form, fields] = useActionForm<{ note: string }>('decide', result)
  if (decisions.length === 0) return null
  return (
    <ActionForm form={form} className="decide" labels={{ note: t('review.note') }}>
      <input type="hidden" name="token" value={token ?? ''} />
      <TextField
        field={fields.note}
        label={t('review.note')}
        hint={t('review.noteHint')}
        optional={decisions.every(({ note }) => note === 'optional')}
        required={false}
        maxLength={1000}
      />
      <DecisionButtons kind={kind} decisions={decisions} />
      <p className="meta-text">{t.any(`review.consequence.${kind}`)}</p>
    </ActionForm>
  )
}

/** The decision about what a member made: rule, sanction by the ladder, template, reason. */
export function PostDecisionForm({
  kind,
  decisions,
  token,
  result,
  data,
}: DecisionFormProps & { data: Pick<AuthorDesk, 'step' | 'rules' | 'rule' | 'templates'> }) {
  const t = useT()
  const { duration } = useFormat()
  const [form, fields] = useActionForm<{ note: string; rule: string; sanction: string; templateId: string }>(
    'decide',
    result,
    {
      rule: data.rule,
      sanction: 'none',
    },
  )
  const { step, templates } = data
  return (
    <ActionForm
      form={form}
      className="decide"
      labels={{
        note: t('moderation.decide.facts'),
        rule: t('moderation.decide.rule'),
        sanction: t('moderation.decide.sanction'),
      }}
    >
      <input type="hidden" name="token" value={token ?? ''} />
      <SelectField field={fields.rule} label={t('moderation.decide.rule')} options={data.rules} />
      <div data-review-key="s" tabIndex={-1}>
        <ChoiceField
          field={fields.sanction}
          label={t('moderation.decide.sanction')}
          hint={t('moderation.decide.ladder', { step: step.step, of: step.of })}
          options={[
            { value: 'none', text: t('moderation.decide.none') },
            { value: 'warning', text: t('moderation.kind.warning') },
            {
              value: 'next',
              text: t('moderation.kindFor', { kind: t('moderation.kind.silence'), time: duration(step.hours * 60) }),
            },
            {
              value: 'suspension',
              text: t('moderation.kindFor', { kind: t('moderation.kind.suspension'), time: duration(step.hours * 60) }),
            },
            { value: 'ban', text: t('moderation.kind.ban') },
          ]}
        />
      </div>
      {templates.length > 0 && (
        <SelectField
          field={fields.templateId}
          label={t('moderation.decide.template')}
          none={t('moderation.decide.noTemplate')}
          optional
          options={templates.map(({ id, title }) => ({ value: id, text: title }))}
        />
      )}
      <TextArea
        field={fields.note}
        label={t('moderation.decide.facts')}
        hint={t('moderation.decide.factsHint')}
        required={false}
        rows={4}
        maxLength={2000}
      />
      <PreviewButton />
      <DecisionButtons kind={kind} decisions={decisions} />
      <p className="meta-text">{t.any(`review.consequence.${kind}`)}</p>
    </ActionForm>
  )
}

/** Shows what the author would be sent, with all that was typed kept. */
export function PreviewButton() {
  const t = useT()
  return (
    <p>
      <Button name="decision" value="preview" look="soft" size="small">
        {t('moderation.preview.button')}
      </Button>
    </p>
  )
}

/** Every kind of sanction. */
export function useSanctionOptions() {
  const t = useT()
  return sanctionKinds.map((kind) => ({ value: kind, text: t(`moderation.kind.${kind}`) }))
}

export function DecisionButtons({ kind, decisions }: Pick<DecisionFormProps, 'kind' | 'decisions'>) {
  const { t } = useReader()
  return (
    <div className="row">
      {decisions.map(({ decision, look }) => (
        <Button key={decision} name="decision" value={decision} look={look} data-review-key={keyOf[look]}>
          {t.any(`review.decision.${kind}.${decision}`)}
          {keyOf[look] !== undefined && <kbd aria-hidden="true">{keyOf[look]?.toUpperCase()}</kbd>}
        </Button>
      ))}
    </div>
  )
}

/** Leaves the item to others, with a reason that they read. */
export function SkipForm({ result }: { result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ reason: string }>('skip', result)
  return (
    <details className="fold" open={form.status === 'error'}>
      <summary data-review-key="n">
        {t('review.skip')} <kbd aria-hidden="true">N</kbd>
      </summary>
      <ActionForm form={form} className="stack tight" labels={{ reason: t('review.skipReason') }}>
        <TextField field={fields.reason} label={t('review.skipReason')} hint={t('review.skipHint')} maxLength={300} />
        <p>
          <Button look="soft">{t('review.skipSend')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}

/** Undoes a decision with all that it did. @param days how long that is possible after it was made */
export function UndoForm({ days, result }: { days: number; result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ reason: string }>('undo', result)
  return (
    <details className="fold" open={form.status === 'error'}>
      <summary>{t('review.undo')}</summary>
      <ActionForm form={form} className="stack tight" labels={{ reason: t('review.note') }}>
        <TextField
          field={fields.reason}
          label={t('review.note')}
          hint={t('review.undoHint', { count: days })}
          maxLength={1000}
        />
        <p>
          <Button look="soft">{t('review.undoSend')}</Button>
        </p>
      </ActionForm>
    </details>
  )
}

/** Takes the item for a while, or says who has it. */
export function ClaimForm({
  holder,
  mine,
  until,
  result,
}: {
  holder: string | null
  mine: boolean
  until: string | null
  result: Result
}) {
  const { t } = useReader()
  const [claim] = useActionForm('claim', result)
  const [release] = useActionForm('release', result)
  if (holder !== null && !mine)
    return (
      <Label tone="warn" icon="lock">
        {t('review.list.holder', { name: holder })}
      </Label>
    )
  if (holder === null)
    return (
      <ActionForm form={claim} className="row">
        <Button size="small" look="soft">
          {t('review.claim')}
        </Button>
      </ActionForm>
    )
  return (
    <ActionForm form={release} className="row">
      <Label tone="info" icon="lock">
        <Sentence text="review.mineUntil" with={{ when: until === null ? '' : <Time at={until} form="time" /> }} />
      </Label>
      <Button size="small" look="quiet">
        {t('review.release')}
      </Button>
    </ActionForm>
  )
}
