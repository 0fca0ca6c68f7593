import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { caseCategories } from '#app/domain/cases/case.ts'
import { templateStatuses } from '#app/domain/cases/input.ts'
import { replyVariables, type ReplyVariable } from '#app/registry/reply-variables.ts'
import type { FormResult } from '#app/web/form-result.ts'
import type { ReplyTemplateTable } from '#db/schema/cases.ts'

type Typed = {
  title: string
  category: string
  en: string
  ko: string
  setStatus: string
  setCategory: string
  remindDays: string
}

/** A reply template in both languages, with what follows from sending it. `template` null: a new one. */
export function TemplateForm({
  template,
  result,
}: {
  template: ReplyTemplateTable | null
  result: FormResult | null | undefined
}) {
  const t = useT()
  const [form, fields] = useActionForm<Typed>('save', result, {
    title: template?.title,
    category: template?.category,
    en: template?.text_en,
    ko: template?.text_ko,
    setStatus: template?.set_status,
    setCategory: template?.set_category,
    remindDays: template?.remind_days,
  })
  const labels = {
    title: t('replies.template.name'),
    category: t('replies.template.category'),
    en: t('replies.template.en'),
    ko: t('replies.template.ko'),
    setStatus: t('replies.template.setStatus'),
    setCategory: t('replies.template.setCategory'),
    remindDays: t('replies.template.remindDays'),
  }
  const categories = caseCategories.map((one) => ({ value: one, text: t(`cases.category.${one}`) }))
  return (
    <ActionForm form={form} labels={labels}>
      <TextField field={fields.title} label={labels.title} hint={t('replies.template.nameHint')} maxLength={100} />
      <SelectField
        field={fields.category}
        label={labels.category}
        optional
        none={t('replies.template.everyCategory')}
        options={categories}
      />
      <TextArea field={fields.ko} label={labels.ko} lang="ko" rows={7} maxLength={4000} optional />
      <TextArea field={fields.en} label={labels.en} lang="en" rows={7} maxLength={4000} optional />
      <details className="fold">
        <summary>{t('replies.template.variables')}</summary>
        <p className="meta-text gap">{t('replies.template.variablesHint')}</p>
        <Facts
          facts={(Object.keys(replyVariables) as ReplyVariable[]).map((name) => ({
            name: `{${name}}`,
            value: t(`replies.variable.${name}`),
          }))}
        />
      </details>
      <fieldset className="stack">
        <legend>{t('replies.template.then')}</legend>
        <SelectField
          field={fields.setStatus}
          label={labels.setStatus}
          optional
          none={t('replies.template.leave')}
          options={templateStatuses.map((one) => ({ value: one, text: t(`cases.status.${one}`) }))}
        />
        <SelectField
          field={fields.setCategory}
          label={labels.setCategory}
          optional
          none={t('replies.template.leave')}
          options={categories}
        />
        <TextField
          field={fields.remindDays}
          label={labels.remindDays}
          hint={t('replies.template.remindHint')}
          optional
          type="number"
          inputMode="numeric"
          min={1}
          max={90}
        />
      </fieldset>
      <p className="row">
        <Button look="primary" fillPhone>
          {t('common.save')}
        </Button>
      </p>
    </ActionForm>
  )
}
