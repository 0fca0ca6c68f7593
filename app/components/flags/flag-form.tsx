import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, TextArea } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { reasonsFor, type FlaggedType } from '#app/registry/flag-reasons.ts'
import type { FormResult } from '#app/web/form-result.ts'

/** The reader's flag of this thing, as far as it can still change. */
export type OwnFlag = { reason: string; note: string }

/** Reasons as choices with one sentence each, and a text that some of them need. `own`: the flag that is changed. */
export function FlagForm({
  type,
  own,
  back,
  result,
}: {
  type: FlaggedType
  own: OwnFlag | null
  back: string
  result: FormResult | null | undefined
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ reason: string; note: string }>('flag', result, {
    reason: own?.reason,
    note: own?.note,
  })
  return (
    <ActionForm form={form} labels={{ reason: t('flags.form.reason'), note: t('flags.form.note') }}>
      <ChoiceField
        field={fields.reason}
        label={t('flags.form.reason')}
        options={reasonsFor(type).map((reason) => ({
          value: reason,
          text: t(`flags.reason.${reason}`),
          hint: t(`flags.about.${reason}`),
        }))}
      />
      <TextArea
        field={fields.note}
        label={t('flags.form.note')}
        hint={t('flags.form.noteHint')}
        rows={3}
        maxLength={1000}
        optional
      />
      <p className="row">
        <Button look="primary" fillPhone>
          {t(own === null ? 'flags.form.send' : 'flags.form.change')}
        </Button>
        <a className="button quiet" href={back}>
          {t('common.cancel')}
        </a>
      </p>
    </ActionForm>
  )
}

/** Takes a flag back that is not decided. `id`: where a page has several. */
export function WithdrawFlag({ id, result }: { id: string; result: FormResult | null | undefined }) {
  const t = useT()
  const [form] = useActionForm<{ id: string }>('withdraw', result, { id }, { field: 'id', value: id })
  return (
    <ActionForm form={form}>
      <input type="hidden" name="id" value={id} />
      <p>
        <Button look="soft" size="small">
          {t('flags.form.withdraw')}
        </Button>
      </p>
    </ActionForm>
  )
}
