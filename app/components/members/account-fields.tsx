import type { Field } from '#app/components/forms/action-form.tsx'
import { SelectField, TextField } from '#app/components/forms/field.tsx'
import { useT } from '#app/components/shell/reader.tsx'

export type AccountForm = {
  name: string
  kind: string
  plan: string
  products: string
  startedOn: string
  renewsOn: string
  externalId: string
}

/** What is known of a customer account, to be filled in. */
export function AccountFields({
  fields,
}: {
  fields: Record<'name' | 'kind' | 'plan' | 'products' | 'startedOn' | 'renewsOn', Field>
}) {
  const t = useT()
  return (
    <>
      <TextField field={fields.name} label={t('accounts.customer.name')} maxLength={200} />
      <SelectField
        field={fields.kind}
        label={t('accounts.customer.kind')}
        options={[
          { value: 'person', text: t('accounts.customer.person') },
          { value: 'company', text: t('accounts.customer.company') },
        ]}
      />
      <TextField field={fields.plan} label={t('accounts.customer.plan')} maxLength={80} />
      <TextField
        field={fields.products}
        label={t('accounts.customer.products')}
        hint={t('accounts.customer.productsHint')}
        optional
        maxLength={400}
        autoCapitalize="none"
      />
      <TextField
        field={fields.startedOn}
        label={t('accounts.customer.startedOn')}
        hint={t('accounts.customer.startedHint')}
        type="date"
      />
      <TextField field={fields.renewsOn} label={t('accounts.customer.renewsOn')} type="date" optional />
    </>
  )
}
