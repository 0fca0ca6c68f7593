import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { providersForUpdate } from '#app/domain/identity/queries/providers.server.ts'
import { updateProvider } from '#app/domain/identity/store/providers.server.ts'

/**
 * Moves a way to sign in one place up or down. Changes nothing at the end of the list. Audited.
 * @throws forbidden; not_found
 */
export async function shiftProvider(
  ctx: Ctx,
  { id, direction }: { id: string; direction: 'up' | 'down' },
): Promise<void> {
  authorize(ctx.actor, 'signIn.administer')
  await ctx.write(async (tx) => {
    const rows = await providersForUpdate(tx)
    const from = rows.findIndex((row) => row.id === id)
    const moved = rows[from]
    if (moved === undefined) throw notFound()
    const to = direction === 'up' ? from - 1 : from + 1
    if (to < 0 || to >= rows.length) return
    // Stored positions may have gaps; this numbers them from 1.
    for (const [i, row] of rows.toSpliced(from, 1).toSpliced(to, 0, moved).entries())
      if (row.position !== i + 1) await updateProvider(tx, row.id, { position: i + 1 })
    await audit(tx, {
      action: 'signIn.shiftProvider',
      subjectType: 'signInProvider',
      subjectId: id,
      before: from + 1,
      after: to + 1,
    })
  })
}
