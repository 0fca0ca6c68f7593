import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { reasonMaxLength } from '#app/domain/accounts/profile/profile-lengths.ts'
import type { FormResult } from '#app/web/form-result.ts'

/** Takes another member's picture away, with the reason for the audit log. */
export function AvatarRemoval({ name, result }: { name: string; result: FormResult | null | undefined }) {
  const t = useT()
  const [form, { reason }] = useActionForm<{ reason: string }>('removeAvatar', result)
  return (
    <ActionForm form={form} className="row">
      <ConfirmButton
        text={t('accounts.avatar.moderate')}
        consequence={t('accounts.avatar.consequence', { name })}
        confirm={t('accounts.avatar.remove')}
        open={form.status === 'error'}
      >
        <TextField field={reason} label={t('accounts.avatar.reason')} maxLength={reasonMaxLength} required />
      </ConfirmButton>
    </ActionForm>
  )
}
