import { DataTable } from '#app/components/parts/data-table.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { GroupRow, ReportDimension } from '#app/domain/cases/report/report.ts'
import type { T } from '#app/i18n/translate.ts'
import { planName } from '#app/views/cases/plan-name.ts'

/** The same figures for each group of cases. */
export function ReportGroups({
  dimension,
  rows,
  products,
}: {
  dimension: ReportDimension
  rows: readonly GroupRow[]
  products: readonly { slug: string; name: string }[]
}) {
  const t = useT()
  const { number, percent, duration } = useFormat()
  const minutes = (value: number | null): string | null => (value === null ? null : duration(value))
  const share = (value: number | null): string | null => (value === null ? null : percent(value))
  const title = t(`reports.by.${dimension}`)
  return (
    <Section title={title}>
      <DataTable
        caption={t('fairness.tableOf', { part: title })}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', title, cell: ({ key }) => groupName(t, dimension, key, products) },
          { key: 'cases', title: t('reports.cases'), figure: true, cell: ({ cases }) => number(cases) },
          {
            key: 'first',
            title: t('reports.columns.firstShare'),
            figure: true,
            cell: ({ firstResponse }) => share(firstResponse.share),
          },
          {
            key: 'median',
            title: t('reports.columns.firstMedian'),
            figure: true,
            cell: ({ firstResponse }) => minutes(firstResponse.median),
          },
          {
            key: 'next',
            title: t('reports.columns.nextShare'),
            figure: true,
            cell: ({ nextResponse }) => share(nextResponse.share),
          },
          {
            key: 'resolution',
            title: t('reports.columns.resolutionShare'),
            figure: true,
            cell: ({ resolution }) => share(resolution.share),
          },
          {
            key: 'solved',
            title: t('reports.columns.resolutionMedian'),
            figure: true,
            cell: ({ resolution }) => minutes(resolution.median),
          },
          { key: 'reopened', title: t('reports.reopened'), figure: true, cell: ({ reopened }) => share(reopened) },
          {
            key: 'rating',
            title: t('reports.ratings.title'),
            figure: true,
            cell: ({ rating }) => (rating === null ? null : number(Math.round(rating * 10) / 10)),
          },
        ]}
      />
    </Section>
  )
}

function groupName(
  t: T,
  dimension: ReportDimension,
  key: string,
  products: readonly { slug: string; name: string }[],
): string {
  if (key === '') return t('reports.unnamed')
  if (dimension === 'product') return products.find(({ slug }) => slug === key)?.name ?? key
  if (dimension === 'plan') return planName(t, key)
  if (dimension === 'severity') return key
  const places = {
    category: `cases.category.${key}`,
    source: `cases.source.${key}`,
    tier: `parts.tier.${key}`,
    tenure: `fairness.tenure.${key}`,
    language: `fairness.language.${key}`,
  }
  return t.any(places[dimension])
}
