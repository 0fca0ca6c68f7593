import { csvLine } from '#app/core/csv-line.ts'
import { logTables, type ModerationLog } from './log.ts'

/** The log as a file: a line for each figure. An empty figure is kept back, because too few people are behind it. */
export function* logCsv(log: ModerationLog): Generator<string> {
  yield csvLine(['part', 'period', 'key', 'figure', 'value'])
  const periods = ['year', ...log.months]
  for (const [at, figures] of [log.year, ...log.byMonth].entries())
    for (const figure of ['decisions', 'automated', 'median'] as const)
      yield csvLine(['all', periods[at] ?? '', '', figure, figures === null ? null : figures[figure]])
  for (const name of logTables)
    for (const { key, year, months } of log[name])
      for (const [at, count] of [year, ...months].entries())
        yield csvLine([name, periods[at] ?? '', key, 'decisions', count])
  for (const { key, figures } of [{ key: '', figures: log.appeals.all }, ...log.appeals.rules])
    for (const figure of ['decided', 'overturned'] as const)
      yield csvLine(['appeals', 'year', key, figure, figures === null ? null : figures[figure]])
  for (const { key, figures } of [{ key: '', figures: log.requests.all }, ...log.requests.grounds])
    for (const figure of ['sent', 'hidden', 'removed', 'refused', 'shown'] as const)
      yield csvLine(['requests', 'year', key, figure, figures === null ? null : figures[figure]])
  for (const { rule, named, kappa } of log.agreement) {
    yield csvLine(['agreement', 'year', rule, 'looks', named])
    yield csvLine(['agreement', 'year', rule, 'kappa', kappa])
  }
}
