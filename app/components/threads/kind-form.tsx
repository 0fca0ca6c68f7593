import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'

const kinds = ['question', 'discussion', 'idea'] as const

/** Makes something else of a thread, with what that means for its answers; and takes it back. */
export function KindForm({
  kind,
  undo,
  result,
}: {
  kind: 'question' | 'discussion' | 'idea' | 'announcement'
  undo: boolean
  result: FormResult | null | undefined
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ kind: string; reason: string }>('changeKind', result)
  const [back] = useActionForm<Record<string, string>>('undoKind', result)
  return (
    <div className="stack tight">
      <details className="fold" open={form.status === 'error' || undefined}>
        <summary>{t('catalogue.kind.title')}</summary>
        <ActionForm
          form={form}
          className="stack"
          labels={{ kind: t('catalogue.kind.kind'), reason: t('catalogue.kind.reason') }}
        >
          <SelectField
            field={fields.kind}
            label={t('catalogue.kind.kind')}
            hint={t(kind === 'question' ? 'catalogue.kind.hintFromQuestion' : 'catalogue.kind.hintToQuestion')}
            options={kinds
              .filter((one) => one !== kind)
              .map((one) => ({ value: one, text: t(`threads.ask.kinds.${one}`) }))}
          />
          <TextField field={fields.reason} label={t('catalogue.kind.reason')} optional maxLength={500} />
          <p>
            <Button size="small">{t('catalogue.kind.submit')}</Button>
          </p>
        </ActionForm>
      </details>
      {undo && (
        <ActionForm form={back} className="stack tight">
          <p>
            <Button size="small" look="quiet">
              {t('catalogue.kind.undo')}
            </Button>
          </p>
        </ActionForm>
      )}
    </div>
  )
}
