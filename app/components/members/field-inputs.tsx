import { fieldOf, type FormView } from '#app/components/forms/action-form.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { valueMaxLength, type FieldKind, type FieldVisibility } from '#app/domain/accounts/fields/field.ts'

/** A field of the profile in the language of its reader. */
export type AskedField = {
  id: string
  kind: FieldKind
  name: string
  visibility: FieldVisibility
  required: boolean
  choices: readonly { value: string; text: string }[]
}

/** The fields that the site asks of a member, with who sees the answers. The form has them as `fields.<id>`. */
export function FieldInputs({ fields, form }: { fields: readonly AskedField[]; form: FormView }) {
  const t = useT()
  return fields.map(({ id, kind, name, visibility, required, choices }) => {
    const frame = {
      field: fieldOf(form, `fields.${id}`, ['fields', id]),
      label: name,
      hint: t(`accounts.fields.seenBy.${visibility}`),
      optional: !required,
    }
    if (kind === 'choice') return <SelectField key={id} {...frame} options={choices} none={t('accounts.fields.none')} />
    return <TextField key={id} {...frame} maxLength={valueMaxLength} type={kind === 'link' ? 'url' : 'text'} />
  })
}

/** The names of the fields for the list of what must be corrected. */
export function fieldLabels(fields: readonly AskedField[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ id, name }) => [`fields.${id}`, name]))
}
