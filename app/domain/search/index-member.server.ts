import type { Ctx } from '#app/core/context.server.ts'
import { indexDocument } from './index-document.server.ts'
import type { IndexOptions } from './index-document.server.ts'
import { memberSource } from './queries/sources.server.ts'

/** Brings the index up to date with a member: name and handle. Suspended members are not found. */
export async function indexMember(ctx: Ctx, { memberId }: { memberId: string }, options: IndexOptions = {}): Promise<void> {
  await ctx.write((tx) =>
    indexDocument(
      tx,
      memberId,
      async () => {
        const member = await memberSource(tx.db, memberId)
        if (member === undefined) return null
        return { type: 'member', subjectId: memberId, title: `${member.name}\n\n${member.handle}`, parts: [], lang: null }
      },
      options,
    ),
  )
}
