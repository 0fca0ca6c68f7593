import { can, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { findSanction } from '#app/domain/moderation/queries/sanctions.server.ts'
import { sanctionNotFound, type Sanction } from './sanction.ts'

/** A sanction, for its member and for moderators. @throws not_found for everybody else */
export async function readableSanction(ctx: Ctx, id: string): Promise<Sanction & { handle: string }> {
  const memberId = signedIn(ctx.actor)
  const sanction = await findSanction(ctx.read, id)
  if (sanction === null || (sanction.member_id !== memberId && !can(ctx.actor, 'sanction.give')))
    throw sanctionNotFound()
  return sanction
}
