import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { caseCategories } from '#app/domain/cases/case.ts'
import type { Competence } from '#app/domain/cases/team/choose-agent.ts'
import type { FormResult } from '#app/web/form-result.ts'

type Result = FormResult | null | undefined

/** From when to when somebody is away. `today` is where the first day begins. */
export function AbsenceForm({ today, result }: { today: string; result: Result }) {
  const t = useT()
  const [form, fields] = useActionForm<{ from: string; to: string }>('away', result, { from: today })
  const labels = { from: t('work.absence.from'), to: t('work.absence.to') }
  return (
    <ActionForm form={form} labels={labels}>
      <div className="pair">
        <TextField field={fields.from} label={labels.from} type="date" />
        <TextField field={fields.to} label={labels.to} hint={t('work.absence.toHint')} type="date" optional />
      </div>
      <Button look="soft">{t('work.absence.add')}</Button>
    </ActionForm>
  )
}

/** What somebody is given cases about. Nothing ticked in a group: everything of that kind. */
export function CompetenceForm({
  competence,
  products,
  result,
}: {
  competence: Competence
  products: readonly { id: string; name: string }[]
  result: Result
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ language: string[]; product: string[]; category: string[] }>(
    'competence',
    result,
    {
      language: [...competence.language],
      product: [...competence.product],
      category: [...competence.category],
    },
  )
  const labels = {
    language: t('work.competence.language'),
    product: t('work.competence.product'),
    category: t('work.competence.category'),
  }
  const languages = (['ko', 'en'] as const).map((value) => ({ value, text: t(`work.language.${value}`) }))
  return (
    <ActionForm form={form} labels={labels}>
      <ChoiceField field={fields.language} label={labels.language} several options={languages} />
      {products.length > 0 && (
        <ChoiceField
          field={fields.product}
          label={labels.product}
          several
          options={products.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
      <ChoiceField
        field={fields.category}
        label={labels.category}
        several
        options={caseCategories.map((value) => ({ value, text: t(`cases.category.${value}`) }))}
      />
      <Button look="soft">{t('common.save')}</Button>
    </ActionForm>
  )
}
