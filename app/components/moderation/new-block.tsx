import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, SelectField, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { blockDays, blockKindNames } from '#app/registry/block-kinds.ts'
import type { FormResult } from '#app/web/form-result.ts'

export type BlockFields = { kind: string; value: string; reason: string; days: string }

/** What is to be blocked. Sending it shows what it would have held; nothing is blocked yet. */
export function NewBlock({
  result,
  given,
  title,
}: {
  result: FormResult | null | undefined
  given: Partial<BlockFields>
  title: string
}) {
  const t = useT()
  const [form, fields] = useActionForm<BlockFields>('preview', result, given)
  const labels = {
    kind: t('blocks.field.kind'),
    value: t('blocks.field.value'),
    reason: t('blocks.field.reason'),
    days: t('blocks.field.days'),
  }
  return (
    <Section title={title}>
      <ActionForm form={form} labels={labels}>
        <ChoiceField
          field={fields.kind}
          label={labels.kind}
          options={blockKindNames.map((kind) => ({
            value: kind,
            text: t(`blocks.kind.${kind}`),
            hint: t(`blocks.hint.${kind}`),
          }))}
        />
        <TextField
          field={fields.value}
          label={labels.value}
          hint={t('blocks.field.valueHint')}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
        />
        <TextField field={fields.reason} label={labels.reason} hint={t('blocks.field.reasonHint')} maxLength={300} />
        <SelectField
          field={fields.days}
          label={labels.days}
          options={blockDays.map((days) => ({
            value: String(days),
            text: days === 0 ? t('blocks.forGood') : t('blocks.days', { count: days }),
          }))}
        />
        <p className="row">
          <Button look="soft" fillPhone>
            {t('holding.preview.submit')}
          </Button>
        </p>
      </ActionForm>
    </Section>
  )
}
