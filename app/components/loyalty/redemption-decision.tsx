import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'

type Result = FormResult | null | undefined
export type StaffAct = 'approve' | 'deny' | 'fulfil' | 'fail'

/** What one of the staff may do next; what the member has to live with asks for a reason. */
const offers = {
  approve: { hint: 'approveHint', label: 'note', labelHint: 'noteHint', needed: false, look: 'primary' },
  deny: { hint: null, label: 'reason', labelHint: 'reasonHint', needed: true, look: 'danger' },
  fulfil: { hint: null, label: 'fulfilNote', labelHint: 'fulfilHint', needed: false, look: 'primary' },
  fail: { hint: null, label: 'reason', labelHint: 'reasonHint', needed: true, look: 'danger' },
} as const satisfies Record<StaffAct, object>

/** One form per act that is open now, the usual one first. */
export function RedemptionDecision({ acts, result }: { acts: readonly StaffAct[]; result: Result }) {
  const t = useT()
  if (acts.length === 0) return <p className="quiet-text">{t('perks.work.over')}</p>
  return (
    <div className="stack">
      {acts.map((act, at) => (
        <Act key={act} act={act} open={at === 0} result={result} />
      ))}
    </div>
  )
}

function Act({ act, open, result }: { act: StaffAct; open: boolean; result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ note: string }>(act, result)
  const { hint, label, labelHint, needed, look } = offers[act]
  const name = t(`perks.work.${label}`)
  return (
    <details className="fold" open={open || form.status === 'error'}>
      <summary>{t(`perks.work.${act}`)}</summary>
      <ActionForm form={form} labels={{ note: name }} className="stack tight">
        {hint !== null && <p className="meta-text">{t(`perks.work.${hint}`)}</p>}
        <TextArea
          field={fields.note}
          label={name}
          hint={t(`perks.work.${labelHint}`)}
          optional={!needed}
          rows={3}
          maxLength={500}
        />
        <p>
          <Button look={look}>{t(`perks.work.${act}`)}</Button>
        </p>
      </ActionForm>
    </details>
  )
}

/** A mismatch that billing reported, and how it was resolved. */
export function SettleForm({ messageId, result }: { messageId: string; result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ note: string; message: string }>('settle', result, undefined, {
    field: 'message',
    value: messageId,
  })
  return (
    <ActionForm form={form} labels={{ note: t('perks.work.settleNote') }} className="stack tight">
      <input type="hidden" name="message" value={messageId} />
      <TextArea field={fields.note} label={t('perks.work.settleNote')} rows={2} maxLength={500} />
      <p>
        <Button size="small">{t('perks.work.settle')}</Button>
      </p>
    </ActionForm>
  )
}
