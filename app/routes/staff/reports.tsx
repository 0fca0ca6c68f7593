import { ReportGroups } from '#app/components/cases/report/report-groups.tsx'
import { ReportPlates } from '#app/components/cases/report/report-plates.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DeflectionFigure } from '#app/components/threads/deflection-figure.tsx'
import { caseReport } from '#app/domain/cases/report/case-report.server.ts'
import { reportDimensions, reportPeriods, type ReportDimension } from '#app/domain/cases/report/report.ts'
import { products } from '#app/domain/catalogue/queries/choices.server.ts'
import { recentDeflections } from '#app/domain/threads/queries/deflections.server.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'
import { askedPeriod } from './asked-period.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('reports.title'), noindex: true }),
}

export const loader = guardedLoader('case.work', async ({ ctx, url }) => {
  const by = url.searchParams.get('by')
  const dimension: ReportDimension = reportDimensions.find((one) => one === by) ?? 'product'
  const { groups, ...report } = await caseReport(ctx, askedPeriod(url), [dimension])
  const deflections = await recentDeflections(ctx)
  return { dimension, report, groups: groups[dimension] ?? [], products: await products(ctx), deflections }
})

export default function Reports({ data }: PageProps<typeof loader>) {
  const { dimension, report, groups, deflections } = data
  const t = useT()
  const { date } = useFormat()
  return (
    <>
      <PageTitle
        title={t('reports.title')}
        lede={t('reports.lede', { from: date(report.from), until: date(report.until), count: report.cases })}
      />
      <form method="get" className="filters">
        <Choice
          name="period"
          label={t('reports.period.label')}
          chosen={report.period}
          options={Object.keys(reportPeriods).map((value) => ({ value, text: t.any(`reports.period.${value}`) }))}
        />
        <Choice
          name="by"
          label={t('reports.by.label')}
          chosen={dimension}
          options={reportDimensions.map((value) => ({ value, text: t(`reports.by.${value}`) }))}
        />
        <Button>{t('reports.show')}</Button>
      </form>
      {report.cases === 0 ? (
        <EmptyState title={t('reports.empty')} text={t('reports.emptyText')} />
      ) : (
        <>
          <ReportPlates report={report} />
          <p className="row">
            <a href={urls.causes()}>{t('reports.causes')}</a>
          </p>
          <DeflectionFigure {...deflections} />
          <ReportGroups dimension={dimension} rows={groups} products={data.products} />
        </>
      )}
      <p className="spread">
        <span className="meta-text">{t('reports.noPersons')}</span>
        <a className="button" href={withQuery(urls.reportsCsv(), { period: report.period })}>
          {t('reports.csv')}
        </a>
      </p>
    </>
  )
}

function Choice({
  name,
  label,
  chosen,
  options,
}: {
  name: string
  label: string
  chosen: string
  options: readonly { value: string; text: string }[]
}) {
  return (
    <div className="field">
      <label htmlFor={`report-${name}`}>{label}</label>
      <select id={`report-${name}`} name={name} defaultValue={chosen}>
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
