/** Longer lines are skipped; a post of 30,000 characters with each one escaped takes about 200 kB. */
const MAX_LINE_BYTES = 8 * 1024 * 1024

export type ByteLine = {
  /** From 1. */
  line: number
  /** null when the line was longer than the limit. */
  bytes: Uint8Array | null
  /** False for a last line without a line break. */
  ended: boolean
}

const LINE_FEED = 0x0a

/**
 * Cuts a byte stream at line feeds; a carriage return before one stays and is white space to XML. Works on bytes,
 * because a chunk may end inside a character. Holds one line at most.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes = MAX_LINE_BYTES,
): AsyncGenerator<ByteLine> {
  let line = 1
  let pending: Uint8Array[] = []
  let length = 0
  const take = (part: Uint8Array): void => {
    length += part.length
    if (length <= maxBytes) pending.push(part)
    else pending = []
  }
  const finish = (ended: boolean): ByteLine => {
    const done = { line: line++, bytes: length <= maxBytes ? Buffer.concat(pending) : null, ended }
    pending = []
    length = 0
    return done
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      take(chunk.subarray(from, at))
      yield finish(true)
      from = at + 1
    }
    if (from < chunk.length) take(chunk.subarray(from))
  }
  if (length > 0) yield finish(false)
}
