import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { plus } from '#app/core/time.ts'
import { contactsOver } from '#app/domain/cases/queries/contacts.server.ts'
import { questionsOver } from '#app/domain/cases/queries/questions.server.ts'
import { deleteContact } from '#app/domain/cases/store/contacts.server.ts'
import { forgetAskedAddresses } from '#app/domain/cases/store/questions.server.ts'

/**
 * Deletes addresses and names of people without an account whose cases are over for `retention.contactDays`, and the
 * addresses of those who were asked about cases that are over as long. What they wrote stays with the case; their link
 * leads to nothing from then on.
 */
export async function deleteOldContacts(ctx: Ctx): Promise<void> {
  const before = plus(ctx.now(), { days: -ctx.setting('retention.contactDays') })
  await openPace({ most: 200 }).writeAll(ctx, await contactsOver(ctx.read, before), async (tx, ids) => {
    for (const id of ids) await deleteContact(tx, id)
  })
  await openPace({ most: 200 }).writeAll(ctx, await questionsOver(ctx.read, before), async (tx, ids) => {
    await forgetAskedAddresses(tx, ids)
  })
}
