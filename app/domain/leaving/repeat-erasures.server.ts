import type { Ctx } from '#app/core/context.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { eraseDeparted } from './erase-member.server.ts'
import { readErased } from './erasure-journal.server.ts'
import { deleteMember } from './leave-community.server.ts'
import { findDeparture, openDepartureOf } from './queries/departures.server.ts'

/**
 * Erases again who was erased before a backup was restored: the journal beside the database names them. @returns how many
 */
export async function repeatErasures(ctx: Ctx): Promise<number> {
  let repeated = 0
  for (const { departureId, memberId, posts } of await readErased(ctx.platform.env)) {
    const departure = await findDeparture(ctx.read, departureId)
    if (departure !== null && departure.erased_at !== null) continue
    const member = await memberById(ctx.read, memberId)
    if (member === null) continue
    const open = departure ?? (await openDepartureOf(ctx.read, memberId))
    // Erased already, if under another departure.
    if (open === null && member.deleted_at !== null) continue
    // The backup is from before the member left.
    const id = open?.id ?? (await deleteMember(ctx, { handle: member.handle, posts, reason: 'restored' })).departureId
    await eraseDeparted(ctx, id)
    repeated += 1
  }
  return repeated
}
