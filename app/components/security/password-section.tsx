import { NewPasswordField } from '#app/components/forms/account-fields.tsx'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'

/** Changes the password, or sets one. @param open the sign-in is recent; else the form comes after that is proven */
export function PasswordSection({
  has,
  open,
  minLength,
  result,
}: {
  has: boolean
  open: boolean
  minLength: number
  result: FormResult | null | undefined
}) {
  const t = useT()
  const { me } = useReader()
  const [form, fields] = useActionForm<{ next: string }>('changePassword', result)
  const labels = { next: t('accounts.field.next') }
  const button = t(has ? 'accounts.security.passwordSubmit' : 'accounts.security.passwordSet')
  return (
    <Section title={t('accounts.security.passwordTitle')}>
      <p>{t(has ? 'accounts.security.passwordText' : 'accounts.security.passwordNone')}</p>
      {open ? (
        <ActionForm form={form} labels={labels} className="form gap" reload>
          <input
            className="said-only"
            type="text"
            name="username"
            autoComplete="username"
            value={me?.handle ?? ''}
            readOnly
            tabIndex={-1}
            aria-hidden="true"
          />
          <NewPasswordField field={fields.next} label={labels.next} minLength={minLength} />
          <p className="row">
            <Button fillPhone>{button}</Button>
          </p>
        </ActionForm>
      ) : (
        <p className="row">
          <a className="button" href="/me/confirm?to=/me/security">
            {button}…
          </a>
        </p>
      )}
    </Section>
  )
}
