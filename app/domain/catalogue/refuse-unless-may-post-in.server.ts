import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { nodeOf, treeOf } from './category-tree.ts'
import { levelOf, mayPostWhere } from './posting.ts'
import { allCategories } from './queries/categories.server.ts'

/**
 * Refuses a category in which the actor may not start threads, for new threads and for edits that refile one. The rule
 * of the category above holds unless the category has its own. @throws invalid on `category`
 */
export async function refuseUnlessMayPostIn(tx: Tx, categoryId: string): Promise<void> {
  const node = nodeOf(treeOf(await allCategories(tx.db)), { id: categoryId })
  if (node === undefined) throw refusal('threads.errors.unknownCategory')
  if (node.archived) throw refusal('threads.errors.categoryArchived')
  if (mayPostWhere(tx.actor, node.posting)) return
  const level = levelOf(node.posting)
  if (level !== null) throw refusal('threads.errors.categoryNeedsTrust', { level })
  throw refusal(node.posting === 'staff' ? 'threads.errors.categoryForStaff' : 'threads.errors.categoryClosed')
}

function refusal(key: string, params: Record<string, number> = {}): DomainError {
  return new DomainError('invalid', key, { params, fields: { category: { key, params } } })
}
