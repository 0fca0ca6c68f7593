import { parse } from 'csv-parse/sync'
import { own } from '#app/core/own.ts'
import { accountShape, externalIdShape, type AccountInput } from './input.ts'

/** Accepted column names in English and Korean, in any case. Other columns are ignored. */
const columns = {
  externalId: ['external_id', 'id', 'customer_id', '고객번호'],
  name: ['name', 'customer', '이름', '고객명'],
  kind: ['kind', 'type', '구분'],
  plan: ['plan', '요금제'],
  startedOn: ['started_on', 'start_date', 'since', '시작일'],
  renewsOn: ['renews_on', 'renewal_date', '갱신일'],
} as const satisfies Record<string, readonly string[]>

type Column = keyof typeof columns
const needed: readonly Column[] = ['externalId', 'name', 'startedOn']
const kinds: Record<string, string> = {
  company: 'company',
  person: 'person',
  회사: 'company',
  기업: 'company',
  개인: 'person',
}

const mostRows = 100_000
/** Refused before parsing: a file with the most rows allowed has about 10 MB. */
const mostCharacters = 32 * 1024 * 1024
const mostColumns = 200

/** A problem in one line of the file; line 1 is the header. `key` is a text key. */
export type CsvProblem = { line: number; field: string; key: string; params?: Record<string, string | number> }
export type CsvRow = { line: number; externalId: string; input: AccountInput }

/** Bytes of a file as text: UTF-8 with or without a mark, else what Korean spreadsheets write (CP949). */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('euc-kr').decode(bytes)
  }
}

/**
 * Reads customer accounts out of a file with a header line, separated by commas, semicolons or tabs. Every line is
 * either a row or at least one problem; a key that comes twice is a problem of the later line.
 */
export function readAccountCsv(text: string): { rows: CsvRow[]; problems: CsvProblem[] } {
  if (text.length > mostCharacters) return refused('accounts.customer.problem.tooMany', { max: mostRows })
  const clean = text.replace(/^\uFEFF/, '')
  const head = clean.slice(0, clean.search(/\r?\n|$/))
  const delimiter = ['\t', ';', ','].find((sign) => head.includes(sign)) ?? ','
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(clean, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 20_000,
      // One more than there may be, so that too many are seen.
      to: mostRows + 2,
      on_record: firstColumns as never,
    }) as unknown as typeof records
  } catch {
    return refused('accounts.customer.problem.file')
  }
  const names = (records[0]?.record ?? []).map((name) =>
    name
      .normalize('NFC')
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )
  const at = (column: Column): number =>
    names.findIndex((name) => (columns[column] as readonly string[]).includes(name))
  const lacking = needed.filter((column) => at(column) < 0)
  if (lacking.length > 0)
    return {
      rows: [],
      problems: lacking.map((column) => ({
        line: 1,
        field: columns[column][0],
        key: 'accounts.customer.problem.column',
      })),
    }
  if (records.length - 1 > mostRows) return refused('accounts.customer.problem.tooMany', { max: mostRows })

  const rows: CsvRow[] = []
  const problems: CsvProblem[] = []
  const seen = new Set<string>()
  for (const { record, info } of records.slice(1)) {
    const line = info.lines
    const cell = (column: Column): string => record[at(column)]?.normalize('NFC').trim() ?? ''
    const externalId = externalIdShape.safeParse(cell('externalId'))
    const kind = cell('kind') === '' ? 'person' : (own(kinds, cell('kind').toLowerCase()) ?? cell('kind'))
    const parsed = accountShape.safeParse({
      name: cell('name'),
      kind,
      plan: cell('plan') === '' ? '-' : cell('plan'),
      startedOn: dayOf(cell('startedOn')),
      renewsOn: dayOf(cell('renewsOn')),
    })
    const before = problems.length
    if (!externalId.success)
      problems.push({ line, field: columns.externalId[0], key: 'accounts.customer.problem.text' })
    else if (seen.has(externalId.data))
      problems.push({ line, field: columns.externalId[0], key: 'accounts.customer.problem.twice' })
    else seen.add(externalId.data)
    for (const issue of parsed.error?.issues ?? []) {
      const column = String(issue.path[0]) as Column
      problems.push({
        line,
        field: columns[column]?.[0] ?? column,
        key:
          column === 'kind'
            ? 'accounts.customer.problem.kind'
            : column === 'startedOn' || column === 'renewsOn'
              ? 'accounts.customer.problem.day'
              : 'accounts.customer.problem.text',
      })
    }
    if (problems.length === before && externalId.success && parsed.success)
      rows.push({ line, externalId: externalId.data, input: parsed.data })
  }
  return { rows, problems }
}

/** With `info` the parser hands over both, which its types do not know. */
function firstColumns({ record, info }: { record: string[]; info: unknown }) {
  return { record: record.slice(0, mostColumns), info }
}

/** The whole file is refused. */
function refused(key: string, params?: Record<string, number>): { rows: CsvRow[]; problems: CsvProblem[] } {
  return { rows: [], problems: [{ line: 1, field: 'file', key, ...(params === undefined ? {} : { params }) }] }
}

/** `2024. 3. 1.`, `2024/03/01` and `20240301` are written as often as `2024-03-01`. */
function dayOf(text: string): string {
  const found = /^(\d{4})[-./ ]+(\d{1,2})[-./ ]+(\d{1,2})[.\s]*$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  return found === null ? text : `${found[1]}-${String(found[2]).padStart(2, '0')}-${String(found[3]).padStart(2, '0')}`
}
