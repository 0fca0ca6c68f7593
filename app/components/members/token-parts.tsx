import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { ChoiceField, SelectField, TextField } from '#app/components/forms/field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { ConfirmButton } from '#app/components/parts/confirm-button.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import { tokenDays } from '#app/domain/accounts/tokens/input.ts'
import type { Scope } from '#app/domain/accounts/tokens/scopes.ts'
import type { FormReply } from '#app/web/form-result.ts'

/** What a page says after it created a token: the text, this one time. */
export function NewTokenText({ reply }: { reply: FormReply | null | undefined }) {
  const t = useT()
  const text = reply?.extra?.['token']
  if (typeof text !== 'string') return null
  return (
    <Note tone="good" icon="check">
      <b>{t('tokens.shownTitle')}</b> {t('tokens.shownText')}
      <span className="field gap">
        <input readOnly value={text} aria-label={t('tokens.text')} spellCheck={false} autoComplete="off" />
      </span>
    </Note>
  )
}

/**
 * Creates a token: what it is for, what it may do, for how long. @param offered scopes that its member can use
 * @param forMember asks whose it is, for admins
 */
export function TokenForm({
  intent,
  reply,
  offered,
  forMember = false,
}: {
  intent: string
  reply: FormReply | null | undefined
  offered: readonly Scope[]
  forMember?: boolean
}) {
  const t = useT()
  const { number } = useFormat()
  const [form, fields] = useActionForm<{ handle: string; name: string; scopes: string[]; days: string }>(
    intent,
    // Once it is created, the form is empty again.
    reply?.extra === null || reply?.extra === undefined ? reply : null,
    { days: '90', scopes: ['read'] },
  )
  const labels = {
    handle: t('tokens.owner'),
    name: t('tokens.name'),
    scopes: t('tokens.scopes'),
    days: t('tokens.days'),
  }
  return (
    <ActionForm form={form} labels={labels}>
      {forMember && (
        <TextField
          field={fields.handle}
          label={labels.handle}
          hint={t('tokens.ownerHint')}
          maxLength={40}
          autoCapitalize="none"
          autoComplete="off"
        />
      )}
      <TextField
        field={fields.name}
        label={labels.name}
        hint={t('tokens.nameHint')}
        maxLength={80}
        autoComplete="off"
      />
      <ChoiceField
        field={fields.scopes}
        label={labels.scopes}
        several
        options={offered.map((scope) => ({ value: scope, text: t(`tokens.scope.${scope}`) }))}
      />
      <SelectField
        field={fields.days}
        label={labels.days}
        options={tokenDays.map((days) => ({
          value: days,
          text: t('tokens.daysCount', { count: Number(days), days: number(Number(days)) }),
        }))}
      />
      <p className="row">
        <Button look="primary">{t('tokens.create')}</Button>
      </p>
    </ActionForm>
  )
}

/** Ends a token, after its consequence was read. */
export function RevokeButton({ intent, token }: { intent: string; token: { id: string; name: string } }) {
  const t = useT()
  const [form] = useActionForm(intent, null, {}, { field: 'tokenId', value: token.id })
  return (
    <ActionForm form={form} className="row">
      <input type="hidden" name="tokenId" value={token.id} />
      <ConfirmButton
        text={t('tokens.revoke')}
        consequence={t('tokens.revokeConsequence', { name: token.name })}
        confirm={t('tokens.revokeConfirm')}
      />
    </ActionForm>
  )
}
