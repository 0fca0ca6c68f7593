import { reportPeriods, type ReportPeriod } from '#app/domain/cases/report/report.ts'

/** The period that the address names; four weeks without one. */
export function askedPeriod(url: URL): ReportPeriod {
  const asked = url.searchParams.get('period') ?? ''
  return Object.hasOwn(reportPeriods, asked) ? (asked as ReportPeriod) : '4w'
}
