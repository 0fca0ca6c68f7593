import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { SelectField, TextArea, TextField } from '#app/components/forms/field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { deliveryWays, perkKindNames } from '#app/registry/perk-kinds.ts'
import { tiers } from '#app/registry/tiers.ts'
import type { FormResult } from '#app/web/form-result.ts'

const fieldNames = [
  'kind',
  'delivery',
  'slug',
  'titleEn',
  'titleKo',
  'aboutEn',
  'aboutKo',
  'quantity',
  'cost',
  'tier',
  'tenureYears',
  'stock',
  'validFrom',
  'validUntil',
  'memberLimit',
  'limitDays',
  'note',
] as const
type PerkField = (typeof fieldNames)[number]

/** Creates a perk, or changes one. `value` holds every field as text; null for a new one. */
export function PerkForm({
  result,
  value,
}: {
  result: FormResult | null | undefined
  value: Record<string, string> | null
}) {
  const t = useT()
  const [form, fields] = useActionForm<Record<PerkField, string>>(
    'save',
    result,
    value ?? { kind: 'storage', delivery: 'webhook', cost: '200' },
  )
  const label = (name: string): string => t.any(`perks.admin.${name}`)
  const labels = Object.fromEntries(fieldNames.map((name) => [name, label(name)]))
  const number = { inputMode: 'numeric', maxLength: 9 } as const
  return (
    <ActionForm form={form} labels={labels}>
      <SelectField
        field={fields.kind}
        label={label('kind')}
        options={perkKindNames.map((kind) => ({ value: kind, text: t(`perks.kind.${kind}`) }))}
      />
      <SelectField
        field={fields.delivery}
        label={label('delivery')}
        hint={t('perks.admin.deliveryHint')}
        options={deliveryWays.map((way) => ({ value: way, text: t(`perks.delivery.${way}`) }))}
      />
      <TextField field={fields.titleKo} label={label('titleKo')} maxLength={80} lang="ko" />
      <TextField field={fields.titleEn} label={label('titleEn')} maxLength={80} lang="en" />
      <TextArea field={fields.aboutKo} label={label('aboutKo')} rows={3} maxLength={600} lang="ko" />
      <TextArea field={fields.aboutEn} label={label('aboutEn')} rows={3} maxLength={600} lang="en" />
      <TextField field={fields.slug} label={label('slug')} hint={t('perks.admin.slugHint')} maxLength={60} />
      <TextField
        field={fields.quantity}
        label={label('quantity')}
        hint={t('perks.admin.quantityHint')}
        optional
        {...number}
      />
      <TextField field={fields.cost} label={label('cost')} hint={t('perks.admin.costHint')} {...number} />
      <SelectField
        field={fields.tier}
        label={label('tier')}
        hint={t('perks.admin.tenureHint')}
        optional
        none={t('perks.admin.tierNone')}
        options={tiers.map(({ key }) => ({ value: key, text: t(`parts.tier.${key}`) }))}
      />
      <TextField field={fields.tenureYears} label={label('tenureYears')} optional {...number} />
      <input type="hidden" name="stockWas" value={value?.['stock'] ?? ''} />
      <TextField field={fields.stock} label={label('stock')} hint={t('perks.admin.stockHint')} optional {...number} />
      <TextField field={fields.validFrom} label={label('validFrom')} optional type="date" />
      <TextField field={fields.validUntil} label={label('validUntil')} optional type="date" />
      <TextField field={fields.memberLimit} label={label('memberLimit')} optional {...number} />
      <TextField
        field={fields.limitDays}
        label={label('limitDays')}
        hint={t('perks.admin.limitHint')}
        optional
        {...number}
      />
      <TextField field={fields.note} label={label('note')} hint={t('perks.admin.noteHint')} optional maxLength={500} />
      <p className="row">
        <Button look="primary" fillPhone>
          {t(value === null ? 'perks.admin.create' : 'perks.admin.save')}
        </Button>
      </p>
    </ActionForm>
  )
}
