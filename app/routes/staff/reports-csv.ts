import { caseReport } from '#app/domain/cases/report/case-report.server.ts'
import { reportCsv } from '#app/domain/cases/report/report-csv.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'
import { askedPeriod } from './asked-period.ts'

/** All figures of the report as rows of a table. */
export const loader = guardedLoader('case.work', async ({ ctx, url }) => {
  const report = await caseReport(ctx, askedPeriod(url))
  return new Response(reportCsv(report), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="cases-${report.period}-${report.until.slice(0, 10)}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
})
