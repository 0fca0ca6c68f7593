import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, TextField } from '#app/components/forms/field.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { postFates } from '#app/domain/leaving/departure.ts'
import type { FormResult } from '#app/web/form-result.ts'

/** Deletes the account of another member, by an admin. */
export function DeleteAccount({
  name,
  undoDays,
  result,
}: {
  name: string
  undoDays: number
  result: FormResult | undefined
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ posts: string; reason: string }>('deleteAccount', result, { posts: 'keep' })
  return (
    <Section title={t('leaving.admin.title')}>
      <ActionForm form={form} labels={{ reason: t('accounts.admin.reason') }} reload>
        <p>{t('leaving.admin.text', { name, count: undoDays })}</p>
        <ChoiceField
          field={fields.posts}
          label={t('leaving.admin.posts')}
          options={postFates.map((value) => ({ value, text: t(`leaving.posts.${value}`) }))}
        />
        <TextField
          field={fields.reason}
          label={t('accounts.admin.reason')}
          hint={t('accounts.admin.reasonHint')}
          optional
          maxLength={500}
        />
        <ConfirmButton
          text={t('leaving.admin.submit')}
          consequence={t('leaving.admin.consequence', { name })}
          confirm={t('leaving.admin.submit')}
        />
      </ActionForm>
    </Section>
  )
}
