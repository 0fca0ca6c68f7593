import { useT } from '#app/components/shell/reader.tsx'
import { nameMaxLength } from '#app/domain/accounts/profile/profile-lengths.ts'
import type { Field } from './action-form.tsx'
import { TextField } from './field.tsx'

/** The fields of an account, the same wherever somebody joins. */
export function HandleField({ field }: { field: Field }) {
  const t = useT()
  return (
    <TextField
      field={field}
      label={t('accounts.field.handle')}
      hint={t('accounts.field.handleHint')}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
    />
  )
}

export function NameField({ field }: { field: Field }) {
  const t = useT()
  return (
    <TextField
      field={field}
      label={t('accounts.field.name')}
      hint={t('accounts.field.nameHint')}
      autoComplete="name"
      maxLength={nameMaxLength}
    />
  )
}

export function EmailField({ field, hint }: { field: Field; hint?: string }) {
  const t = useT()
  return (
    <TextField
      field={field}
      label={t('accounts.field.email')}
      hint={hint}
      type="email"
      autoComplete="email"
      maxLength={254}
    />
  )
}

/** @param minLength characters; staff have a minimum of their own */
export function NewPasswordField({ field, label, minLength }: { field: Field; label?: string; minLength: number }) {
  const t = useT()
  return (
    <TextField
      field={field}
      label={label ?? t('accounts.field.password')}
      hint={t('accounts.field.passwordHint', { count: minLength })}
      type="password"
      autoComplete="new-password"
    />
  )
}
