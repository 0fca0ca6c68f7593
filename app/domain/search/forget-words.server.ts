import type { Ctx } from '#app/core/context.server.ts'
import { unusedWords, wordsBeginning } from './queries/words.server.ts'
import { deleteWords } from './store/documents.server.ts'

const shortest = 2
const atOnce = 400

/**
 * Deletes from the list of known words those of these texts that no document of the index contains any more, so that a
 * correction of a search suggests no name of somebody who left. @returns how many
 */
export async function forgetWords(ctx: Ctx, texts: readonly string[]): Promise<number> {
  const typed = new Set(
    texts.flatMap(
      (text) =>
        text
          .normalize('NFC')
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  )
  // Stored without endings: every beginning of a word may be how it is stored.
  const beginnings = [...typed].flatMap((word) =>
    Array.from({ length: Math.max(0, word.length - shortest + 1) }, (_, at) => word.slice(0, shortest + at)),
  )
  let gone = 0
  for (let from = 0; from < beginnings.length; from += atOnce) {
    const known = await wordsBeginning(ctx.read, [...new Set(beginnings.slice(from, from + atOnce))])
    const unused = await unusedWords(ctx.read, ctx.dialect, known)
    if (unused.length > 0) await ctx.write((tx) => deleteWords(tx, unused), { unseen: true })
    gone += unused.length
  }
  return gone
}
