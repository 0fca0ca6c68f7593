import { createRequire } from 'node:module'
import type * as Csv from 'csv-parse/sync'

const require = createRequire(import.meta.url)

/** A line of a file as its cells; `line` counts from 1. */
export type CsvRecord = { cells: string[]; line: number }
/** `broken`: the numbers of the lines whose quotes do not match. */
export type CsvRecords = { records: CsvRecord[]; broken: number[] }

const mostColumns = 200

/**
 * Divides a file into cells. A quote inside of a cell is a quote. Where quotes do not match, each line is read alone: a
 * quote that is never closed would take all lines behind it along.
 * @param most records that are read; the rest is left out
 * @returns null when it is no file of this kind
 */
export function csvRecords(text: string, delimiter: string, most: number): CsvRecords | null {
  const whole = parsed(text, delimiter, most)
  return whole === null || whole.broken.length === 0 ? whole : lineByLine(text, delimiter, most)
}

/** The sign that divides the cells of a header: the one that is most often outside of quotes. */
export function delimiterOf(head: string): string {
  const bare = head.replace(/"[^"]*"/g, '')
  const count = (sign: string): number => bare.split(sign).length
  return ['\t', ';', ','].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

function parsed(text: string, delimiter: string, most: number): CsvRecords | null {
  const { parse } = require('csv-parse/sync') as typeof Csv
  const broken: number[] = []
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      relax_quotes: true,
      skip_records_with_error: true,
      on_skip: (error: Csv.CsvError | undefined) => {
        broken.push(Number(error?.['lines'] ?? 1))
        return undefined
      },
      max_record_size: 20_000,
      to: most,
      on_record: firstColumns as never,
    }) as unknown as CsvRecord[]
    return { records, broken }
  } catch {
    return null
  }
}

function lineByLine(text: string, delimiter: string, most: number): CsvRecords {
  const all: CsvRecords = { records: [], broken: [] }
  for (const [index, content] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1
    if (content.trim() === '' || all.records.length >= most) continue
    const cells = content.includes('"')
      ? cellsOf(content, delimiter, most)
      : content.split(delimiter, mostColumns).map((cell) => cell.trim())
    if (cells === null) all.broken.push(line)
    else all.records.push({ cells, line })
  }
  return all
}

function cellsOf(content: string, delimiter: string, most: number): string[] | null {
  const one = parsed(content, delimiter, most)
  return one === null || one.broken.length > 0 ? null : (one.records[0]?.cells ?? null)
}

/** With `info` the parser hands over both, which its types do not know. */
function firstColumns({ record, info }: { record: string[]; info: { lines: number } }): CsvRecord {
  return { cells: record.slice(0, mostColumns), line: info.lines }
}
