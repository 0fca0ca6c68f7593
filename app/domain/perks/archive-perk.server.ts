import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Perk } from './perk.ts'
import { insertPerkRevision, perkForUpdate, updatePerk } from './store/perks.server.ts'

/**
 * Takes a perk out of the catalogue, or brings it back; what was requested before goes on. Nothing when it is so
 * already. Audited.
 */
export async function archivePerk(
  ctx: Ctx,
  { id, archived, note = '' }: { id: string; archived: boolean; note?: string },
): Promise<void> {
  authorize(ctx.actor, 'perk.administer')
  await ctx.write(async (tx) => {
    const before = await perkForUpdate(tx, { id })
    if (before === undefined) throw new DomainError('not_found', 'errors.notFound')
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
