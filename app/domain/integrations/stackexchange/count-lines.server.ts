import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { findDumpFile } from './find-dump-file.server.ts'
import type { DumpName } from './row-shapes.ts'

const lineFeed = 10

/** The number of lines of a dump file, for a progress bar. 0 when it does not exist or cannot be read. */
export async function countLines(dir: string, name: DumpName): Promise<number> {
  const file = await findDumpFile(dir, name)
  if (file === null) return 0
  const disk = createReadStream(file.path)
  // Errors reach the loop below through the stream.
  const bytes: AsyncIterable<Buffer> = file.path.toLowerCase().endsWith('.gz')
    ? pipeline(disk, createGunzip(), () => undefined)
    : disk
  let lines = 0
  try {
    for await (const chunk of bytes) {
      for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) lines++
    }
  } catch {
    // The reader of the rows reports errors of the file; here they only cost precision.
  }
  return lines
}
