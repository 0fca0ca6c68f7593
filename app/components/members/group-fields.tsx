import type { Field } from '#app/components/forms/action-form.tsx'
import { ChoiceField, TextField } from '#app/components/forms/field.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { tiers } from '#app/registry/tiers.ts'

export type GroupForm = Record<'nameEn' | 'nameKo' | 'aboutEn' | 'aboutKo' | 'plans' | 'tiers', string | string[]>

/** Name, description and rule of a group. */
export function GroupFields({ fields }: { fields: Readonly<Record<keyof GroupForm, Field>> }) {
  const t = useT()
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
