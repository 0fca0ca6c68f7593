import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { constants, createGunzip } from 'node:zlib'
import { findDumpFile } from './find-dump-file.server.ts'
import { parseLine, type Attributes } from './parse-line.ts'
import { rowShapes, type DumpName, type DumpRow } from './row-shapes.ts'
import { seenNumbers } from './seen-numbers.ts'
import { splitLines, type ByteLine } from './split-lines.ts'

/** Why a line gave no row. The whole list; each is a key of the importer's messages. */
export type RowProblem =
  /** The file isn't there; line 0. */
  | 'missingFile'
  /** Not UTF-8. */
  | 'badEncoding'
  /** Not XML, or something else than a row. */
  | 'badXml'
  /** A column is missing or has no sensible value. */
  | 'badValue'
  /** An earlier row of the file has the same id. */
  | 'repeatedId'
  /** Longer than 8 MiB. */
  | 'lineTooLong'
  /** The file ends before its last tag, or inside the compressed data. */
  | 'truncated'
  /** The compressed data is damaged or the disk failed; nothing behind this line was read. */
  | 'unreadable'

export type ReadRow<Name extends DumpName> =
  | { line: number; row: DumpRow<Name> }
  /** `detail` is for a log: the column (`CreationDate`), or what the parser or the system said. */
  | { line: number; problem: RowProblem; detail: string }

export type ReadOptions = {
  /** Bytes of the file as stored on the disk (compressed ones for .gz), after each stretch that was read. */
  onProgress?: (bytesRead: number, bytesTotal: number) => void
}

/**
 * Reads one file of a Stack Exchange dump, with or without .gz, row by row in constant memory. What can't be read, or
 * has the id of an earlier row, is yielded as a problem with its line (from 1) and skipped; a bad file never throws. Leaving the loop closes the file.
 *
 * @example for await (const read of readRows('dump', 'posts')) if ('row' in read) importPost(read.row)
 */
export async function* readRows<Name extends DumpName>(
  dir: string,
  name: Name,
  options: ReadOptions = {},
): AsyncGenerator<ReadRow<Name>> {
  const file = await findDumpFile(dir, name)
  if (file === null) {
    yield { line: 0, problem: 'missingFile', detail: name }
    return
  }
  const seen = seenNumbers()
  let lastLine = 0
  let closed = false
  try {
    for await (const found of splitLines(bytesOf(file.path, file.bytes, options))) {
      const { line } = found
      lastLine = line
      const text = decode(found)
      if (typeof text !== 'string') {
        if (found.ended || text.problem === 'lineTooLong') yield { line, ...text }
        continue
      }
      const { rows, closes, error } = parseLine(text)
      closed ||= closes
      // A broken last line without a line break is where the file was cut off; that is said once, below.
      if (error !== null && (found.ended || closed)) yield { line, problem: 'badXml', detail: error }
      for (const attributes of rows) {
        const read = readRow(name, attributes)
        yield 'row' in read && !seen.add(read.row.id)
          ? { line, problem: 'repeatedId', detail: String(read.row.id) }
          : { line, ...read }
      }
    }
  } catch (error) {
    if (!isSystemError(error)) throw error
    yield { line: lastLine + 1, problem: 'unreadable', detail: error.code }
    return
  }
  if (!closed) yield { line: lastLine, problem: 'truncated', detail: file.path }
}

async function* bytesOf(path: string, bytesTotal: number, options: ReadOptions): AsyncGenerator<Uint8Array> {
  const disk = countedChunks(path, bytesTotal, options)
  if (!path.toLowerCase().endsWith('.gz')) return yield* disk
  // With a sync flush a file that was cut off gives all its rows; the missing last tag tells the reader.
  const unzipped = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
  // Errors reach the loop below through the stream; the callback is there because pipeline wants one.
  pipeline(disk, unzipped, () => undefined)
  yield* unzipped
}

async function* countedChunks(
  path: string,
  bytesTotal: number,
  { onProgress }: ReadOptions,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: 256 * 1024 })
  for await (const chunk of chunks) {
    yield chunk
    bytesRead += chunk.length
    onProgress?.(bytesRead, bytesTotal)
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Fatal, so that a byte that is no text is reported rather than stored as "�". Drops a byte order mark. */
function decode({ bytes }: ByteLine): string | { problem: RowProblem; detail: string } {
  if (bytes === null) return { problem: 'lineTooLong', detail: '' }
  try {
    return utf8.decode(bytes)
  } catch {
    return { problem: 'badEncoding', detail: '' }
  }
}

function readRow<Name extends DumpName>(
  name: Name,
  attributes: Attributes,
): { row: DumpRow<Name> } | { problem: RowProblem; detail: string } {
  const parsed = rowShapes[name].safeParse(attributes)
  // The table gives this name's shape; the compiler only sees the union of all shapes.
  if (parsed.success) return { row: parsed.data as DumpRow<Name> }
  const columns = new Set(parsed.error.issues.map((issue) => issue.path.join('.')))
  return { problem: 'badValue', detail: [...columns].join(', ') }
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
