import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { allCategories } from '#app/domain/catalogue/queries/categories.server.ts'
import type { CategoryRight } from './group.ts'
import { groupIdsOf, rightsOn } from './queries/groups.server.ts'
import { replaceRights } from './store/groups.server.ts'

/** The rights of one group on a category, by the key of the group. */
export type GroupRight = CategoryRight & { group: string }

/**
 * Gives groups these rights on a category, instead of those they had; in a private area each of them sees it. Unchanged
 * rights change nothing. Audited. Records `category.changed`: kept pages and open streams go by the new rights.
 * @throws forbidden; not_found for the category or a group
 */
export async function setCategoryRights(
  ctx: Ctx,
  { categoryId, rights }: { categoryId: string; rights: readonly GroupRight[] },
): Promise<void> {
  authorize(ctx.actor, 'group.administer')
  await ctx.write(async (tx) => {
    if (!(await allCategories(tx.db)).some(({ id }) => id === categoryId))
      throw new DomainError('not_found', 'errors.notFound')
    const before = await rightsOn(tx.db, categoryId)
    const rows = []
    for (const { group, asks, answers, moderates } of rights) {
      const [groupId] = await groupIdsOf(tx.db, [group])
      if (groupId === undefined) throw new DomainError('not_found', 'errors.notFound')
      rows.push({
        category_id: categoryId,
        group_id: groupId,
        asks: Number(asks),
        answers: Number(answers),
        moderates: Number(moderates),
      })
    }
    const after = rows.toSorted((a, b) => (a.group_id < b.group_id ? -1 : 1))
    if (JSON.stringify(after) === JSON.stringify(before.map((row) => ({ ...row })))) return
    await replaceRights(tx, categoryId, after)
    await tx.record('category.changed', { categoryId, by: tx.actor.memberId })
    await audit(tx, { action: 'category.setRights', subjectType: 'category', subjectId: categoryId, before, after })
  })
}
