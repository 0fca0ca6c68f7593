import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { seesArea } from '#app/domain/access/area.ts'
import { nodeOf, placeOf, treeOf } from './category-tree.ts'
import { levelOf, mayPostIn } from './posting.ts'
import { allCategories } from './queries/categories.server.ts'

/**
 * Refuses a category in which the actor may not start threads, for new threads and for edits that refile one. The rule
 * of the category above holds unless the category has its own. @throws invalid on `category`
 */
export async function refuseUnlessMayPostIn(tx: Tx, categoryId: string): Promise<void> {
  const node = nodeOf(treeOf(await allCategories(tx.db)), { id: categoryId })
  if (node === undefined || !seesArea(tx.actor, node.area)) throw refusal('threads.errors.unknownCategory')
  if (node.archived) throw refusal('threads.errors.categoryArchived')
  if (mayPostIn(tx.actor, placeOf(node))) return
  if (node.posting === 'nobody') throw refusal('threads.errors.categoryClosed')
  const level = levelOf(node.posting)
  if (level !== null) throw refusal('threads.errors.categoryNeedsTrust', { level })
  if (node.area !== null || node.posting === 'groups') throw refusal('threads.errors.categoryForGroups')
  throw refusal('threads.errors.categoryForStaff')
}

function refusal(key: string, params: Record<string, number> = {}): DomainError {
  return new DomainError('invalid', key, { params, fields: { category: { key, params } } })
}
