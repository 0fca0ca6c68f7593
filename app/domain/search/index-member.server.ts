import { getChoseong } from 'es-hangul'
import type { Ctx } from '#app/core/context.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { SearchDocument } from './document.ts'
import { indexDocuments, type IndexOptions } from './index-documents.server.ts'
import { memberSource } from './queries/sources.server.ts'

/** Brings the index up to date with a member. Suspended members are not found. */
export async function indexMember(
  ctx: Ctx,
  { memberId }: { memberId: string },
  options: IndexOptions = {},
): Promise<void> {
  await ctx.write((tx) => indexDocuments(tx, [memberId], memberDocument, options), { unseen: true })
}

/** Name and handle, and the first consonants of the name's syllables, which nothing else has in the index. */
export async function memberDocument(db: Db, memberId: string): Promise<SearchDocument | null> {
  const member = await memberSource(db, memberId)
  if (member === undefined) return null
  return {
    type: 'member',
    subjectId: memberId,
    title: `${member.name}\n\n${member.handle}`,
    parts: [{ id: null, text: consonantsOf(member.name) }],
    lang: null,
  }
}

/** Longer than a name; each further syllable adds as many. */
const MOST_SYLLABLES = 6

/** Every two and more consonants in a row: 김서연 is found by ㄱㅅㅇ, ㄱㅅ and ㅅㅇ. */
function consonantsOf(name: string): string {
  const consonants = [...getChoseong(name.normalize('NFC')).replaceAll(' ', '')].slice(0, MOST_SYLLABLES)
  const rows = consonants.flatMap((_, from) =>
    consonants.slice(from + 1).map((__, more) => consonants.slice(from, from + more + 2).join('')),
  )
  return [...new Set(rows)].join(' ')
}
