import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { lockedTag } from './locked-tag.server.ts'
import { updateTag } from './store/catalogue.server.ts'

/**
 * Sets the description of a tag in both languages. Unchanged texts change nothing. Records `tag.changed`. @throws
 * forbidden; not_found
 */
export async function describeTag(
  ctx: Ctx,
  { id, aboutEn, aboutKo }: { id: string; aboutEn: string; aboutKo: string },
): Promise<void> {
  authorize(ctx.actor, 'tag.administer')
  await ctx.write(async (tx) => {
    const { tag } = await lockedTag(tx, id)
    if (tag.about_en === aboutEn && tag.about_ko === aboutKo) return
    await updateTag(tx, id, { about_en: aboutEn, about_ko: aboutKo })
    await tx.record('tag.changed', { tagId: id, by: tx.actor.memberId })
    await audit(tx, {
      action: 'tag.describe',
      subjectType: 'tag',
      subjectId: id,
      before: { en: tag.about_en, ko: tag.about_ko },
      after: { en: aboutEn, ko: aboutKo },
    })
  })
}
