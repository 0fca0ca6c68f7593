import { DataTable } from '#app/components/parts/data-table.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { FairnessReport } from '#app/domain/analytics/fairness/report.ts'

/** Perks delivered, by how long their receivers have been customers. */
export function PerkTable({ perks: { all, tenure }, least }: { perks: FairnessReport['perks']; least: number }) {
  const t = useT()
  const { number } = useFormat()
  if (all === null) return <p className="quiet-text">{t('fairness.perks.few', { least })}</p>
  return (
    <>
      <p>{t('fairness.perks.lede', { count: all })}</p>
      <DataTable
        caption={t('fairness.tableOf', { part: t('fairness.perks.title') })}
        rows={tenure.filter(({ count }) => count !== null)}
        rowKey={({ key }) => key}
        columns={[
          { key: 'group', title: t('fairness.groups.group'), cell: ({ key }) => t(`fairness.tenure.${key}`) },
          {
            key: 'count',
            title: t('fairness.perks.count'),
            figure: true,
            cell: ({ count }) => (count === null ? null : number(count)),
          },
        ]}
      />
    </>
  )
}
