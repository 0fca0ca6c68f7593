import { pictureTypes } from '#app/components/editor/picture-field.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { FieldError } from '#app/components/forms/field.tsx'
import { Avatar, type AvatarView } from '#app/components/parts/avatar.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'

/** One's own picture: what is shown now, another one, and none. */
export function AvatarForm({ of, result }: { of: AvatarView; result: FormResult | null | undefined }) {
  const t = useT()
  const [form, { picture }] = useActionForm<{ picture: string }>('avatar', result)
  const [removal] = useActionForm('removeAvatar', result)
  return (
    <Section title={t('accounts.avatar.title')}>
      <div className="stack tight">
        <Avatar of={of} size="large" />
        <ActionForm form={form} files labels={{ picture: t('accounts.avatar.file') }}>
          <div className="field">
            <label htmlFor={picture.id}>{t('accounts.avatar.file')}</label>
            <span className="hint" id={picture.descriptionId}>
              {t('accounts.avatar.hint')}
            </span>
            <FieldError field={picture} />
            <input
              type="file"
              id={picture.id}
              name="picture"
              accept={pictureTypes}
              required
              aria-describedby={`${picture.descriptionId}${picture.errors ? ` ${picture.errorId}` : ''}`}
            />
          </div>
          <p className="row">
            <Button>{t('accounts.avatar.save')}</Button>
          </p>
        </ActionForm>
        {of.avatar && (
          <ActionForm form={removal} className="row">
            <Button look="quiet">{t('accounts.avatar.remove')}</Button>
          </ActionForm>
        )}
      </div>
    </Section>
  )
}
