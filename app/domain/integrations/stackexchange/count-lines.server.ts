import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { findDumpFile } from './find-dump-file.server.ts'
import type { DumpName } from './row-shapes.ts'

const lineFeed = 10

/** About how many rows a file of a dump has, for a progress bar: its lines. 0 when it isn't there or can't be read. */
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
    // The reader of the rows says what is wrong with the file; here it only costs precision.
  }
  return lines
}
