import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import {
  deleteProfileField as deleteRow,
  profileFieldsForUpdate,
} from '#app/domain/accounts/store/profile-fields.server.ts'

/** Deletes a field with every answer to it. @throws not_found */
export async function deleteProfileField(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'member.administer')
  await ctx.write(async (tx) => {
    const present = (await profileFieldsForUpdate(tx)).find((row) => row.id === id)
    if (present === undefined) throw notFound('errors.notFound')
    await deleteRow(tx, id)
    await audit(tx, { action: 'profileField.delete', subjectType: 'profileField', subjectId: id, before: present })
  })
}
