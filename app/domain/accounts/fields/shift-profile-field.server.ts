import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { profileFieldsForUpdate, updateProfileField } from '#app/domain/accounts/store/profile-fields.server.ts'

/** Moves a field one place up or down; changes nothing at the end of the row. @throws not_found */
export async function shiftProfileField(
  ctx: Ctx,
  { id, direction }: { id: string; direction: 'up' | 'down' },
): Promise<void> {
  authorize(ctx.actor, 'member.administer')
  await ctx.write(async (tx) => {
    const rows = await profileFieldsForUpdate(tx)
    const from = rows.findIndex((row) => row.id === id)
    const field = rows[from]
    if (field === undefined) throw notFound('errors.notFound')
    const to = direction === 'up' ? from - 1 : from + 1
    if (to < 0 || to >= rows.length) return
    for (const [i, row] of rows.toSpliced(from, 1).toSpliced(to, 0, field).entries())
      if (row.position !== i + 1) await updateProfileField(tx, row.id, { position: i + 1 })
    await audit(tx, {
      action: 'profileField.shift',
      subjectType: 'profileField',
      subjectId: id,
      before: from + 1,
      after: to + 1,
    })
  })
}
