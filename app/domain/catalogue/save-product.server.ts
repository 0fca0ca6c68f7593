import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { ProductInput } from './input.ts'
import { insertProduct, productsForUpdate, updateProduct } from './store/catalogue.server.ts'

/**
 * Creates a product (`id` null) or changes one with its versions, newest first. Threads keep the version they name.
 * Unchanged values change nothing. Records `product.changed`.
 * @throws forbidden; not_found; invalid on `slug` when it is taken
 */
export async function saveProduct(ctx: Ctx, id: string | null, input: ProductInput): Promise<{ slug: string }> {
  authorize(ctx.actor, 'product.administer')
  return ctx.write(async (tx) => {
    const rows = await productsForUpdate(tx)
    const present = rows.find((row) => row.id === id)
    if (id !== null && present === undefined) throw new DomainError('not_found', 'errors.notFound')
    if (rows.some((row) => row.slug === input.slug && row.id !== id)) {
      throw new DomainError('invalid', 'catalogue.errors.slugTaken', {
        fields: { slug: { key: 'catalogue.errors.slugTaken' } },
      })
    }
    const values = {
      slug: input.slug,
      name_en: input.nameEn,
      name_ko: input.nameKo,
      versions: JSON.stringify(input.versions),
      releases: JSON.stringify(input.releases),
    }
    const same =
      present !== undefined &&
      (Object.keys(values) as (keyof typeof values)[]).every((column) => present[column] === values[column])
    if (same) return { slug: input.slug }
    const productId = present?.id ?? newId('product', msOf(tx.at))
    if (present === undefined)
      await insertProduct(tx, {
        id: productId,
        ...values,
        position: 1 + Math.max(0, ...rows.map(({ position }) => position)),
      })
    else await updateProduct(tx, productId, values)
    await tx.record('product.changed', { productId, by: tx.actor.memberId })
    const before =
      present === undefined
        ? undefined
        : {
            slug: present.slug,
            name_en: present.name_en,
            name_ko: present.name_ko,
            versions: present.versions,
            releases: present.releases,
          }
    await audit(tx, {
      action: present === undefined ? 'product.create' : 'product.edit',
      subjectType: 'product',
      subjectId: productId,
      before,
      after: values,
    })
    return { slug: input.slug }
  })
}
