import { authorize, refuseRestricted, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { presenceOf, type Presence } from '#app/domain/accounts/queries/profile.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'

/**
 * Changes the links on the actor's profile and what the actor keeps private. Without a change nothing is recorded.
 * Records `member.profileChanged`, after which the search index adds or removes the member.
 * @throws invalid on `links` for new members: spammers create profiles for a link
 */
export async function updatePresence(ctx: Ctx, input: Presence): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  if (ctx.actor.trustLevel === 0 && input.links.length > 0) {
    throw new DomainError('invalid', 'accounts.problem.linksTooEarly', {
      fields: { links: { key: 'accounts.problem.linksTooEarly' } },
    })
  }
  await ctx.write(async (tx) => {
    const before = await presenceOf(tx.db, memberId)
    if (before === null) throw new DomainError('not_found', 'errors.notFound')
    if (
      JSON.stringify(before) ===
      JSON.stringify({
        links: input.links,
        hidesCalendar: input.hidesCalendar,
        hidesFromDirectory: input.hidesFromDirectory,
      })
    )
      return
    // Links are read by others; what is shown less is up to the member at any time.
    if (JSON.stringify(before.links) !== JSON.stringify(input.links)) refuseRestricted(ctx.actor)
    await updateMember(tx, memberId, {
      links: JSON.stringify(input.links),
      hides_calendar: input.hidesCalendar ? 1 : 0,
      hides_from_directory: input.hidesFromDirectory ? 1 : 0,
    })
    await tx.record('member.profileChanged', { memberId })
  })
}
