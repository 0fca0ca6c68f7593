import { DataTable } from '#app/components/parts/data-table.tsx'
import { settingValueText } from '#app/components/parts/setting-value.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Change } from '#app/domain/analytics/fairness/report.ts'
import type { TextKey } from '#app/i18n/translate.ts'

/** Versions of earning rules and changed settings, with the day from which they hold. */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const t = useT()
  if (changes.length === 0) return <p className="quiet-text">{t('fairness.changes.none')}</p>
  return (
    <DataTable
      caption={t('fairness.tableOf', { part: t('fairness.changes.title') })}
      rows={changes.map((change, at) => ({ change, at }))}
      rowKey={({ at }) => String(at)}
      columns={[
        { key: 'what', title: t('fairness.changes.what'), cell: ({ change }) => what(change) },
        { key: 'when', title: t('fairness.changes.when'), cell: ({ change }) => <Time at={change.at} form="date" /> },
        {
          key: 'change',
          title: t('fairness.changes.change'),
          cell: ({ change }) =>
            change.kind === 'rule'
              ? t('fairness.changes.version', { version: String(change.version) })
              : t('fairness.changes.value', {
                  before: settingValueText(t, change.key, change.before),
                  after: settingValueText(t, change.key, change.after),
                }),
        },
      ]}
    />
  )

  function what(change: Change): string {
    return change.kind === 'rule'
      ? t(`loyalty.rule.${change.rule}` as TextKey)
      : t(`settings.about.${change.key.replaceAll('.', '_')}` as TextKey)
  }
}
