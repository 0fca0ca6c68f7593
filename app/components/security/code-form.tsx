import type { ReactNode } from 'react'
import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { FormResult } from '#app/web/form-result.ts'

/** Takes a code: of the authenticator app, of a mail, or a recovery code. */
export function CodeForm({
  intent,
  hint,
  button,
  result,
  children,
}: {
  intent: string
  hint: string
  button: string
  result: FormResult | null | undefined
  /** Hidden fields that are sent along. */
  children?: ReactNode
}) {
  const t = useT()
  const [form, fields] = useActionForm<{ code: string }>(intent, result)
  const label = t('accounts.confirm.code')
  return (
    <ActionForm form={form} labels={{ code: label }} reload>
      {children}
      <TextField
        field={{ ...fields.code, initialValue: undefined }}
        label={label}
        hint={hint}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
      />
      <p className="row">
        <Button look="primary" fillPhone>
          {button}
        </Button>
      </p>
    </ActionForm>
  )
}
