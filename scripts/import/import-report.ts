import type { ReputationComparison, ReputationRow } from '#app/domain/integrations/compare-reputation.server.ts'
import { pictureProblems, type PictureReport } from '#app/domain/integrations/pictures/picture-problem.ts'
import { importedKinds, skipReasons, type ImportTally } from '#app/domain/integrations/stackexchange/import-tally.ts'
import type { T } from '#app/i18n/index.ts'

export type ImportResult = ImportTally & {
  site: string
  ledger: { transactions: number; entries: number; findings: readonly unknown[] }
  reputation: ReputationComparison
  /** `links`: how many pictures are links now. */
  pictures: PictureReport & { links: number }
  /** Jobs that were not done when the command ended: in another process, waiting for another try, failed for good. */
  jobs: { running: number; again: number; dead: number }
  seconds: number
}

const nameWidth = 24

/** What an import did, for a terminal. */
export function importReport(t: T, result: ImportResult): string {
  const number = (value: number): string => value.toLocaleString(t.locale)
  const counts = importedKinds.map((kind) => [
    t(`import.kind.${kind}`),
    number(result.added[kind]),
    number(result.known[kind]),
  ])
  const skipped = skipReasons.filter((reason) => result.skipped[reason] > 0)
  const { ledger } = result
  return [
    t('import.site', { site: result.site }),
    '',
    ...table([['', t('import.table.added'), t('import.table.known')], ...counts]),
    ...(skipped.length === 0 ? [] : ['', t('import.skippedHead')]),
    ...skipped.map((reason) => `${number(result.skipped[reason]).padStart(9)}  ${t(`import.skipped.${reason}`)}`),
    ...(result.problems === 0 ? [] : ['', t('import.problems', { count: result.problems })]),
    '',
    ledger.findings.length === 0
      ? t('import.ledger.clean', { transactions: ledger.transactions, entries: ledger.entries })
      : t('import.ledger.findings', { count: ledger.findings.length }),
    ...rankLines(t, result.reputation),
    ...pictureLines(t, result.pictures),
    ...jobLines(t, result.jobs),
    t('import.time', { seconds: result.seconds }),
    '',
  ].join('\n')
}

/** What became of pictures, with the reasons of those that stayed links. */
export function pictureLines(t: T, { fetched, links, problems }: ImportResult['pictures']): string[] {
  if (fetched + links === 0) return []
  return [
    t('import.pictures.head', { fetched, kept: links }),
    ...pictureProblems
      .filter((problem) => problems[problem] > 0)
      .map((problem) => `${String(problems[problem]).padStart(9)}  ${t(`import.picture.${problem}`)}`),
  ]
}

function jobLines(t: T, { running, again, dead }: ImportResult['jobs']): string[] {
  return running + again + dead === 0 ? [] : [t('import.jobs.left', { running, again, dead })]
}

function rankLines(t: T, { correlation, members, topHere, topThere }: ReputationComparison): string[] {
  if (correlation === null) return [t('import.rank.none')]
  const row = (one: ReputationRow | undefined): string =>
    one === undefined ? '' : `${one.name.slice(0, nameWidth)}  ${one.here} / ${one.there}`
  const width = 2 + Math.max(...topHere.map((one) => row(one).length), t('import.rank.here').length)
  return [
    t('import.rank.correlation', { value: correlation.toFixed(3), members }),
    '',
    `      ${t('import.rank.here').padEnd(width)}${t('import.rank.there')}`,
    ...topHere.map((one, i) => `  ${String(i + 1).padStart(2)}  ${row(one).padEnd(width)}${row(topThere[i])}`),
    '',
  ]
}

/** Names to the left, figures to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart((widths[column] ?? 0) + 2)))
      .join(''),
  )
}
