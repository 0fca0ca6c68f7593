import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { ReviewKind } from '#app/registry/review-kinds.ts'
import type { FormResult } from '#app/web/form-result.ts'

type Result = FormResult | null | undefined
export type DecisionView = { decision: string; note: 'needed' | 'optional'; look: 'primary' | 'soft' | 'danger' }

/** The reason, and a button for each decision. */
export function DecisionForm({
  kind,
  decisions,
  result,
}: {
  kind: ReviewKind
  decisions: readonly DecisionView[]
  result: Result
}) {
  const { t } = useReader()
  const [form, fields] = useActionForm<{ note: string }>('decide', result)
  return (
    <ActionForm form={form} className="decide" labels={{ note: t('review.note') }}>
      <TextField
        field={fields.note}
        label={t('review.note')}
        hint={t('review.noteHint')}
        optional={decisions.every(({ note }) => note === 'optional')}
        required={false}
        maxLength={1000}
      />
      <div className="row">
        {decisions.map(({ decision, look }) => (
          <Button key={decision} name="decision" value={decision} look={look}>
            {t.any(`review.decision.${kind}.${decision}`)}
          </Button>
        ))}
      </div>
      <p className="meta-text">{t.any(`review.consequence.${kind}`)}</p>
    </ActionForm>
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
