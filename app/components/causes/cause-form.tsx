import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'

/** Name, place in the tree, owner and note of a root cause. */
export function CauseForm({
  present,
  parents,
  people,
  result,
}: {
  /** null: a new one. */
  present: { name: string; note: string; parent: string | null; owner: string | null } | null
  parents: readonly { id: string; name: string }[]
  people: readonly { handle: string; name: string }[]
  result: FormResult | null | undefined
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ name: string; note: string; parent: string; owner: string }>(
    'save',
    result,
    present ?? {},
  )
  const labels = {
    name: t('causes.form.name'),
    note: t('causes.form.note'),
    parent: t('causes.form.parent'),
    owner: t('causes.form.owner'),
  }
  return (
    <ActionForm form={form} labels={labels}>
      <TextField field={fields.name} label={labels.name} hint={t('causes.form.nameHint')} maxLength={80} />
      <SelectField
        field={fields.parent}
        label={labels.parent}
        optional
        options={[
          { value: '', text: t('causes.form.top') },
          ...parents.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <SelectField
        field={fields.owner}
        label={labels.owner}
        optional
        options={[
          { value: '', text: t('causes.form.nobody') },
          ...people.map(({ handle, name }) => ({ value: handle, text: name })),
        ]}
      />
      <TextArea field={fields.note} label={labels.note} hint={t('causes.form.noteHint')} optional rows={4} />
      <p className="row">
        <Button look="primary" fillPhone>
          {t('causes.form.save')}
        </Button>
      </p>
    </ActionForm>
  )
}
