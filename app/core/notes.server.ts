import type { Log } from './log.server.ts'

/**
 * Small writes beside a page (this session is in use). A page waits for one only briefly, so that a locked database
 * does not stop reading. A note that could not be written is written with a later request.
 */
export type Notes = {
  /** Writes the note, unless one with this key is still being written. Resolves after 50 ms at the latest. */
  write(key: string, work: () => Promise<void>): Promise<void>
  /** Resolves when no note is being written any more. */
  settled(): Promise<void>
}

const longestWaitMs = 50

export function openNotes(log: Log): Notes {
  const writing = new Map<string, Promise<void>>()
  return {
    async write(key, work) {
      if (writing.has(key)) return
      const done = work()
        .catch((error: unknown) => log.warn({ err: error, note: key.split(':')[0] }, 'a note could not be written'))
        .finally(() => writing.delete(key))
      writing.set(key, done)
      let timer: NodeJS.Timeout | undefined
      const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, longestWaitMs)))
      await Promise.race([done, enough])
      clearTimeout(timer)
    },
    async settled() {
      await Promise.all(writing.values())
    },
  }
}
