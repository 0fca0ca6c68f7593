import { DataTable } from '#app/components/parts/data-table.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { Decision } from '#app/domain/analytics/fairness/report.ts'
import type { TextKey } from '#app/i18n/translate.ts'

/** Decisions of the review queue by kind, with those that were undone. */
export function DecisionTable({ decisions }: { decisions: readonly Decision[] }) {
  const t = useT()
  const { number } = useFormat()
  if (decisions.length === 0) return <p className="quiet-text">{t('fairness.decisions.none')}</p>
  return (
    <DataTable
      caption={t('fairness.tableOf', { part: t('fairness.decisions.title') })}
      rows={decisions}
      rowKey={({ kind, decision }) => `${kind} ${decision}`}
      columns={[
        { key: 'kind', title: t('fairness.decisions.kind'), cell: ({ kind }) => t(`review.kind.${kind}` as TextKey) },
        {
          key: 'decision',
          title: t('fairness.decisions.decision'),
          cell: ({ kind, decision }) =>
            decision === 'reopened'
              ? t('fairness.decisions.reopened')
              : t(`review.decision.${kind}.${decision}` as TextKey),
        },
        { key: 'count', title: t('fairness.decisions.count'), figure: true, cell: ({ count }) => number(count) },
      ]}
    />
  )
}
