import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextArea } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'

/** What the reader may add to a score, once. */
export function CommentForm({
  result,
  label,
  hint,
}: {
  result: FormResult | null | undefined
  label: string
  hint: string
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ comment: string }>('comment', result)
  return (
    <ActionForm form={form} labels={{ comment: label }}>
      <TextArea field={fields.comment} label={label} hint={hint} rows={4} maxLength={2000} required />
      <p className="row">
        <Button look="primary" fillPhone>
          {t('common.send')}
        </Button>
      </p>
    </ActionForm>
  )
}
