import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { TextKey } from '#app/i18n/translate.ts'

const kinds = [
  'award',
  'reversal',
  'settlement',
  'adjustment',
  'expiry',
  'reservation',
  'redemption',
  'refund',
] as const
const units = ['points', 'reputation'] as const

/** Narrows the lines of a book by unit, kind and rule; a plain form that works without script. */
export function LedgerFilterForm({
  filter,
  rules,
}: {
  filter: { unit: string | null; rule: string | null; kind: string | null }
  rules: readonly string[]
}) {
  const t = useT()
  const chosen = filter.unit !== null || filter.rule !== null || filter.kind !== null
  return (
    <details className="fold" open={chosen}>
      <summary>{t('loyalty.filter.label')}</summary>
      <form method="get" className="filters">
        <Choice
          name="unit"
          label={t('loyalty.filter.unit')}
          value={filter.unit}
          options={units.map((unit) => ({ value: unit, text: t(`loyalty.filter.units.${unit}`) }))}
        />
        <Choice
          name="kind"
          label={t('loyalty.filter.kind')}
          value={filter.kind}
          options={kinds.map((kind) => ({ value: kind, text: t(`loyalty.filter.kinds.${kind}`) }))}
        />
        <Choice
          name="rule"
          label={t('loyalty.filter.rule')}
          value={filter.rule}
          options={rules.map((rule) => ({ value: rule, text: t(`loyalty.rule.${rule}` as TextKey) }))}
        />
        <Button>{t('loyalty.filter.apply')}</Button>
        {chosen && <a href="?">{t('loyalty.filter.clear')}</a>}
      </form>
    </details>
  )
}

function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string
  label: string
  value: string | null
  options: readonly { value: string; text: string }[]
}) {
  const t = useT()
  return (
    <div className="field">
      <label htmlFor={`ledger-${name}`}>{label}</label>
      <select id={`ledger-${name}`} name={name} defaultValue={value ?? ''}>
        <option value="">{t('loyalty.filter.all')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}
