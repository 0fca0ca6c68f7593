import { isStaff } from '#app/core/actor.ts'
import { DomainError, type ErrorParams } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { filedUnder, productIdOf } from '#app/domain/catalogue/queries/names.server.ts'
import { refuseUnlessMayPostIn } from '#app/domain/catalogue/refuse-unless-may-post-in.server.ts'
import type { ThreadInput } from './input.ts'
import { insertTags, tagIdsForUpdate } from './store/tags.server.ts'

/** `area`: that of the category. */
export type Filing = {
  categoryId: string
  area: string | null
  productId: string | null
  version: string | null
  tagIds: string[]
}

type Given = Pick<ThreadInput, 'category' | 'product' | 'version' | 'tags'>

/**
 * The rows behind the names a thread is filed under; new tags are created. `trusted`: an import, which may use any
 * category and create any tag. `present`: the present category of the thread, in which it may stay.
 * @throws invalid on `category`, `product`, `version`, `tags`
 */
export async function resolveFiling(
  tx: Tx,
  input: Given,
  { trusted = false, present = null }: { trusted?: boolean; present?: string | null } = {},
): Promise<Filing> {
  const filed = await filedUnder(tx.db, input.category)
  if (filed === null) throw refusal('category', 'threads.errors.unknownCategory')
  const { id: categoryId, area } = filed
  if (!trusted && categoryId !== present) await refuseUnlessMayPostIn(tx, categoryId)
  const productId = input.product === null ? null : await productIdOf(tx.db, input.product)
  if (input.product !== null && productId === null) throw refusal('product', 'threads.errors.unknownProduct')
  if (input.version !== null && productId === null) throw refusal('version', 'threads.errors.versionNeedsProduct')
  return { categoryId, area, productId, version: input.version, tagIds: await findTags(tx, input.tags, trusted) }
}

async function findTags(tx: Tx, names: readonly string[], trusted: boolean): Promise<string[]> {
  const most = tx.setting('threads.maxTags')
  if (names.length > most) throw refusal('tags', 'threads.errors.tooManyTags', { count: most })
  const known = await tagIdsForUpdate(tx, names)
  const missing = names.filter((name) => !known.has(name))
  if (missing.length === 0) return ids(names, known)
  const mayMake = trusted || isStaff(tx.actor) || tx.actor.trustLevel >= tx.setting('threads.newTagTrust')
  if (!mayMake) throw refusal('tags', 'threads.errors.unknownTag', { tag: missing[0] ?? '' })
  await insertTags(
    tx,
    missing.map((name) => ({ id: newId('tag', msOf(tx.at)), name, thread_count: 0, created_at: tx.at })),
  )
  return ids(names, await tagIdsForUpdate(tx, names))
}

function ids(names: readonly string[], known: ReadonlyMap<string, string>): string[] {
  // Two names may be those of one tag.
  return [...new Set(names.flatMap((name) => known.get(name) ?? []))]
}

function refusal(field: string, key: string, params: ErrorParams = {}): DomainError {
  return new DomainError('invalid', key, { params, fields: { [field]: { key, params } } })
}
