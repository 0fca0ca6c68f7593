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

/** Name and handle. */
export async function memberDocument(db: Db, memberId: string): Promise<SearchDocument | null> {
  const member = await memberSource(db, memberId)
  if (member === undefined) return null
  return { type: 'member', subjectId: memberId, title: `${member.name}\n\n${member.handle}`, parts: [], lang: null }
}
