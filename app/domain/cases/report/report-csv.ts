import { csvLine } from '#app/core/csv-line.ts'
import { reportDimensions, type CaseReport, type Kept } from './report.ts'

const columns = ['section', 'group', 'measure', 'value'] as const
type Line = readonly [section: string, group: string, measure: string, value: string | number | null]

/**
 * Every figure of the report as a line of its own: section, group, measure, value. Shares are 0 to 1, durations minutes,
 * times UTC to the minute; an empty value says that there is nothing to compute it from.
 */
export function reportCsv(report: CaseReport): string {
  const lines: Line[] = [
    ['period', '', 'from', report.from.slice(0, 16)],
    ['period', '', 'until', report.until.slice(0, 16)],
    ['period', '', 'cases', report.cases],
    ...report.backlog.flatMap(({ days, staff, customer }): Line[] => [
      ['openByAge', days === null ? 'older' : `under ${String(days)} days`, 'waitsForStaff', staff],
      ['openByAge', days === null ? 'older' : `under ${String(days)} days`, 'waitsForCustomer', customer],
    ]),
    ...keptLines('promises', 'firstResponse', report.firstResponse),
    ...keptLines('promises', 'nextResponse', report.nextResponse),
    ...keptLines('promises', 'resolution', report.resolution),
    ['reopened', '', 'resolved', report.resolved],
    ['reopened', '', 'reopened', report.reopened],
    ['satisfaction', '', 'asked', report.ratings.asked],
    ['satisfaction', '', 'answered', report.ratings.answered],
    ['satisfaction', '', 'mean', report.ratings.mean],
    ...report.ratings.scores.map((count, at): Line => ['satisfaction', String(at + 1), 'answers', count]),
    ...report.sources.map(({ source, cases }): Line => ['sources', source, 'cases', cases]),
    ...report.raises.flatMap(({ rule, raised, undone }): Line[] => [
      ['raises', rule, 'raised', raised],
      ['raises', rule, 'undone', undone],
    ]),
    ...report.detection.flatMap(({ week, right, wrong }): Line[] => [
      ['detection', week, 'complaints', right],
      ['detection', week, 'others', wrong],
    ]),
    ...(['arrivals', 'breaches'] as const).flatMap((name) =>
      report[name].flatMap((day, weekday) =>
        day.map((count, at): Line => [name, `day ${String(weekday + 1)}`, `from ${String(at * 2)} h`, count]),
      ),
    ),
    ...reportDimensions.flatMap((dimension) =>
      (report.groups[dimension] ?? []).flatMap((row): Line[] => [
        [dimension, row.key, 'cases', row.cases],
        [dimension, row.key, 'firstResponseShare', row.firstResponse.share],
        [dimension, row.key, 'firstResponseMedian', row.firstResponse.median],
        [dimension, row.key, 'firstResponseP90', row.firstResponse.p90],
        [dimension, row.key, 'nextResponseShare', row.nextResponse.share],
        [dimension, row.key, 'nextResponseMedian', row.nextResponse.median],
        [dimension, row.key, 'nextResponseP90', row.nextResponse.p90],
        [dimension, row.key, 'resolutionShare', row.resolution.share],
        [dimension, row.key, 'resolutionMedian', row.resolution.median],
        [dimension, row.key, 'resolutionP90', row.resolution.p90],
        [dimension, row.key, 'reopenedShare', row.reopened],
        [dimension, row.key, 'satisfaction', row.rating],
      ]),
    ),
  ]
  return csvLine(columns) + lines.map((line) => csvLine(line)).join('')
}

function keptLines(section: string, group: string, kept: Kept): Line[] {
  return Object.entries(kept).map(([measure, value]): Line => [section, group, measure, value as number | null])
}
