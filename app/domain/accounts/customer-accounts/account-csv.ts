import iconv from 'iconv-lite'
import { own } from '#app/core/own.ts'
import { csvRecords, delimiterOf } from './csv-records.ts'
import { accountShape, externalIdShape, unknownPlan, type AccountInput } from './input.ts'

/** Accepted column names in English and Korean, in any case. Other columns are ignored. */
const columns = {
  externalId: ['external_id', 'id', 'customer_id', '고객번호'],
  name: ['name', 'customer', '이름', '고객명'],
  kind: ['kind', 'type', '구분'],
  plan: ['plan', '요금제'],
  products: ['products', 'product', '제품'],
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

/** A problem in one line of the file; line 1 is the header. `key` is a text key. */
export type CsvProblem = { line: number; field: string; key: string; params?: Record<string, string | number> }
export type CsvRow = { line: number; externalId: string; input: AccountInput }

/**
 * Bytes of a file as text: UTF-8, UTF-16 with its mark (Excel's "Unicode text"), or what Korean spreadsheets write,
 * CP949. Node's own `euc-kr` knows only 2,350 of the 11,172 syllables and makes others of the rest.
 * @returns null when it is none of these: a decoder's replacement characters are its mistakes, not text
 */
export function decodeCsv(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null
  const text = marked === null ? (utf8Of(bytes) ?? iconv.decode(bytes, 'cp949')) : iconv.decode(bytes, marked)
  return text.includes('\uFFFD') || text.includes('\0') ? null : text
}

function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * Reads customer accounts out of a file with a header line, separated by commas, semicolons or tabs. Every line is
 * either a row or at least one problem; a key that comes twice is a problem of the later line.
 */
export function readAccountCsv(text: string | null): { rows: CsvRow[]; problems: CsvProblem[] } {
  if (text === null) return refused('accounts.customer.problem.encoding')
  if (text.length > mostCharacters) return refused('accounts.customer.problem.tooMany', { max: mostRows })
  const unmarked = text.replace(/^\uFEFF/, '')
  // A first line that gives Excel the separator.
  const told = /^"?sep=(.)"?\r?\n/i.exec(unmarked)
  const clean = unmarked.slice(told?.[0].length ?? 0)
  const linesBefore = told === null ? 0 : 1
  const head = clean.slice(0, clean.search(/\r?\n|$/))
  // One more than there may be, so that too many are seen.
  const found = csvRecords(clean, told?.[1] ?? delimiterOf(head), mostRows + 2)
  if (found === null) return refused('accounts.customer.problem.file')
  const { records, broken } = found
  const names = (records[0]?.cells ?? []).map((name) =>
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
  const problems: CsvProblem[] = broken.map((line) => ({
    line: linesBefore + line,
    field: 'file',
    key: 'accounts.customer.problem.quote',
  }))
  const seen = new Set<string>()
  for (const { cells, line: lineOfText } of records.slice(1)) {
    const line = linesBefore + lineOfText
    const cell = (column: Column): string => cells[at(column)]?.normalize('NFC').trim() ?? ''
    const externalId = externalIdShape.safeParse(cell('externalId'))
    const kind = cell('kind') === '' ? 'person' : (own(kinds, cell('kind').toLowerCase()) ?? cell('kind'))
    const parsed = accountShape.safeParse({
      name: cell('name'),
      kind,
      plan: cell('plan') === '' ? unknownPlan : cell('plan'),
      ...(at('products') < 0 ? {} : { products: cell('products') }),
      startedOn: dayOf(cell('startedOn')),
      renewsOn: dayOf(cell('renewsOn')),
    })
    const before = problems.length
    if (!externalId.success)
      problems.push({ line, field: columns.externalId[0], key: 'accounts.customer.problem.text' })
    else if (seen.has(externalId.data))
      problems.push({ line, field: columns.externalId[0], key: 'accounts.customer.problem.twice' })
    else seen.add(externalId.data)
    // One sentence for one cell, however many rules it breaks.
    for (const column of new Set((parsed.error?.issues ?? []).map((issue) => String(issue.path[0]) as Column))) {
      problems.push({
        line,
        field: columns[column]?.[0] ?? column,
        key:
          column === 'kind'
            ? 'accounts.customer.problem.kind'
            : column === 'startedOn' || column === 'renewsOn'
              ? 'accounts.customer.problem.day'
              : column === 'products'
                ? 'accounts.customer.problem.products'
                : 'accounts.customer.problem.text',
      })
    }
    if (problems.length === before && externalId.success && parsed.success)
      rows.push({ line, externalId: externalId.data, input: parsed.data })
  }
  return { rows, problems }
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
