import { foldText } from '#app/domain/holding/text/folded.ts'
import { plainHost } from '#app/domain/holding/text/links.ts'
import type { BlockKind } from '#app/registry/block-kinds.ts'

/** The least of a word that is compared, in letters: one letter would be in every other post. */
const fewestLetters = 2

const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/** A host as it is stored, from a host or an address that was pasted; null: it is none. `bücher.example` becomes `xn--…`. */
export function storedHost(typed: string): string | null {
  const text = typed.trim().replace(/^@/u, '')
  try {
    const host = plainHost(new URL(/^https?:\/\//iu.test(text) ? text : `https://${text}`).hostname)
    return hostName.test(host) ? host : null
  } catch {
    return null
  }
}

/** The domain of an address or a domain alone; null: it is none. */
export function storedMailDomain(typed: string): string | null {
  return storedHost(typed.slice(typed.lastIndexOf('@') + 1))
}

/** A word, or several that stand together, in the form that is shown; null: it has too few letters. */
export function storedWord(typed: string): string | null {
  const word = typed.trim().replaceAll(/\s+/gu, ' ')
  return foldText(word).letters.length < fewestLetters ? null : word
}

/** What is typed in the field, by kind; a text of `blocks.problem`. */
export const blockProblems: Record<BlockKind, string> = {
  host: 'blocks.problem.host',
  addresses: 'blocks.problem.addresses',
  mailDomain: 'blocks.problem.mailDomain',
  word: 'blocks.problem.word',
}
