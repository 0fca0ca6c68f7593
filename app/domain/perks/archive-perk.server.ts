import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import type { Perk } from './perk.ts'
import { insertPerkRevision, perkForUpdate, updatePerk } from './store/perks.server.ts'

/**
 * Takes a perk out of the catalogue, or puts it back. Redemptions requested before continue. A perk in this state already
 * stays as it is. Audited.
 */
export async function archivePerk(
  ctx: Ctx,
  { id, archived, note = '' }: { id: string; archived: boolean; note?: string },
): Promise<void> {
  authorize(ctx.actor, 'perk.administer')
  await ctx.write(async (tx) => {
    const before = await perkForUpdate(tx, { id })
    if (before === undefined) throw notFound()
    const state = archived ? 'archived' : 'active'
    if (before.state === state) return
    const perk: Perk = { ...before, state, revision: before.revision + 1 }
    await updatePerk(tx, id, { state, revision: perk.revision })
    await insertPerkRevision(tx, {
      perk_id: id,
      revision: perk.revision,
      at: tx.at,
      by_id: tx.actor.memberId,
      content: JSON.stringify(perk),
    })
    await tx.record('perk.changed', { perkId: id, by: tx.actor.memberId })
    await audit(tx, {
      action: archived ? 'perk.archive' : 'perk.restore',
      subjectType: 'perk',
      subjectId: id,
      before: { state: before.state },
      after: { state },
      reason: note,
    })
  })
}
