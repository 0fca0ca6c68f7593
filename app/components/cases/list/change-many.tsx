import type { ReactNode } from 'react'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { caseCategories, caseSeverities } from '#app/domain/cases/case.ts'
import { manyCasesActs } from '#app/domain/cases/filters/input.ts'
import type { FormResult } from '#app/web/form-result.ts'

type Typed = { numbers: string; act: string; handle: string; category: string; severity: string; reason: string }

/** The same act on the cases that are ticked in `children`. */
export function ChangeMany({
  people,
  result,
  children,
}: {
  people: readonly { handle: string; name: string }[]
  result: FormResult | null | undefined
  children: ReactNode
}) {
  const t = useT()
  const [form, fields] = useActionForm<Typed>('change', result, { act: 'assign', severity: 'P2', category: 'other' })
  const labels = {
    numbers: t('work.many.numbers'),
    act: t('work.many.act'),
    handle: t('cases.form.person'),
    category: t('cases.form.category'),
    severity: t('cases.form.severity'),
    reason: t('cases.form.reason'),
  }
  return (
    <ActionForm form={form} labels={labels}>
      {children}
      <details className="fold gap" open={result?.intent === 'change' || undefined}>
        <summary>{t('work.many.title')}</summary>
        <p className="meta-text">{t('work.many.lede')}</p>
        <div className="pair">
          <SelectField
            field={fields.act}
            label={labels.act}
            options={manyCasesActs.map((value) => ({ value, text: t(`work.many.acts.${value}`) }))}
          />
          <SelectField
            field={fields.handle}
            label={labels.handle}
            optional
            none={t('cases.form.nobody')}
            options={people.map(({ handle, name }) => ({ value: handle, text: name }))}
          />
          <SelectField
            field={fields.category}
            label={labels.category}
            options={caseCategories.map((value) => ({ value, text: t(`cases.category.${value}`) }))}
          />
          <SelectField
            field={fields.severity}
            label={labels.severity}
            options={caseSeverities.map((value) => ({ value, text: t(`cases.severity.${value}`) }))}
          />
        </div>
        <TextField
          field={fields.reason}
          label={labels.reason}
          hint={t('work.many.reasonHint')}
          optional
          maxLength={500}
        />
        <Button look="soft">{t('work.many.submit')}</Button>
      </details>
    </ActionForm>
  )
}
