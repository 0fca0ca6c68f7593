import { keepRecent } from '#app/core/keep-recent.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { MAX_TOKENS, searchTokens } from './tokens.ts'

export type SearchType = 'thread' | 'story' | 'member'
export const searchTypes = ['thread', 'story', 'member'] as const satisfies readonly SearchType[]

/**
 * A plain text. `id` names the post, or the section of a story, that snippets are cut from; null: names and tags, which
 * are found but not quoted. `lang`: of a text that is there in both languages.
 */
export type DocumentPart = { id: string | null; text: string; lang?: Locale }

/** What is put into the index. Parts are in the order of their value: what exceeds 40,000 tokens is left out. */
export type SearchDocument = {
  type: SearchType
  subjectId: string
  title: string
  parts: DocumentPart[]
  lang: 'ko' | 'en' | null
}

/**
 * More characters than this make more than 40,000 tokens in any script, as a token comes from two characters at most.
 */
const MAX_CHARACTERS = 2 * MAX_TOKENS

/** The parts with as much text as is indexed, empty ones left out. */
export function boundParts(parts: readonly DocumentPart[]): DocumentPart[] {
  const kept: DocumentPart[] = []
  let room = MAX_CHARACTERS
  for (const { text, ...part } of parts) {
    if (room <= 0) break
    const bounded = text.slice(0, room).toWellFormed().normalize('NFC')
    if (bounded.trim() === '') continue
    kept.push({ ...part, text: bounded })
    room -= bounded.length
  }
  return kept
}

/**
 * A post added to a long thread is one new part among many known ones: their tokens are kept for a while, as one text
 * each, which takes less memory than a list. 400,000 characters are five of the longest threads.
 */
const partTokens = keepRecent((text) => searchTokens(text).join(' '), 400_000)

/**
 * Index tokens of title and body, at most 40,000 of the body. A paragraph break separates the parts, so no pair of
 * syllables reaches over.
 */
export function documentTokens({ title, parts }: Pick<SearchDocument, 'title' | 'parts'>): {
  title: string[]
  body: string[]
} {
  const body: string[] = []
  for (const { text } of parts) {
    const tokens = partTokens(text)
    if (tokens !== '') for (const token of tokens.split(' ')) body.push(token)
    if (body.length >= MAX_TOKENS) break
  }
  return { title: searchTokens(title), body: body.slice(0, MAX_TOKENS) }
}
