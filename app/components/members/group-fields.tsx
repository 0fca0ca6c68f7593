import type { Field } from '#app/components/forms/action-form.tsx'
import { ChoiceField, TextField } from '#app/components/forms/field.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { tiers } from '#app/registry/tiers.ts'

export type GroupForm = Record<
  'nameEn' | 'nameKo' | 'aboutEn' | 'aboutKo' | 'plans' | 'products' | 'tiers',
  string | string[]
>

/** Name, description and rule of a group. */
export function GroupFields({
  fields,
  products,
}: {
  fields: Readonly<Record<keyof GroupForm, Field>>
  /** Of the catalogue. */
  products: readonly { slug: string; name: string }[]
}) {
  const t = useT()
  const chosen = [fields.products.initialValue].flat().filter((value) => typeof value === 'string')
  // A rule may name a product that was archived or is not entered yet: it stays a choice, so that saving keeps it.
  const unknown = chosen.filter((key) => !products.some(({ slug }) => slug === key))
  return (
    <>
      <div className="pair">
        <TextField field={fields.nameEn} label={t('groups.admin.nameEn')} maxLength={60} lang="en" />
        <TextField field={fields.nameKo} label={t('groups.admin.nameKo')} maxLength={60} lang="ko" />
      </div>
      <div className="pair">
        <TextField field={fields.aboutEn} label={t('groups.admin.aboutEn')} optional maxLength={300} lang="en" />
        <TextField field={fields.aboutKo} label={t('groups.admin.aboutKo')} optional maxLength={300} lang="ko" />
      </div>
      <TextField
        field={fields.plans}
        label={t('groups.admin.plans')}
        hint={t('groups.admin.plansHint')}
        optional
        maxLength={400}
      />
      {products.length + unknown.length > 0 && (
        <ChoiceField
          field={fields.products}
          label={t('groups.admin.products')}
          hint={t('groups.admin.productsHint')}
          several
          options={[
            ...products.map(({ slug, name }) => ({ value: slug, text: name })),
            ...unknown.map((key) => ({ value: key, text: key })),
          ]}
        />
      )}
      <ChoiceField
        field={fields.tiers}
        label={t('groups.admin.tiers')}
        hint={t('groups.admin.tiersHint')}
        several
        options={tiers.map(({ key }) => ({ value: key, text: t(`parts.tier.${key}`) }))}
      />
    </>
  )
}
