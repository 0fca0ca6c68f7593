import type { Actor } from '#app/core/actor.ts'
import { authorize, refuseRestricted, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import type { Locale } from '#app/i18n/index.ts'

/** `locale` null: the language the browser asks for. */
export type Profile = { name: string; bio: string; locale: Locale | null }

const address = /https?:\/\/|www\.|\b[\w-]+\.(com|net|org|kr|io|shop|xyz|top|ru|cn)\b/i

/**
 * Changes the actor's name, self-description and language. Without a change nothing is recorded.
 * @throws invalid on `bio` for web addresses from new members: spammers create profiles for a link
 */
export async function updateProfile(ctx: Ctx, input: Profile): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  refuseLinkInBio(ctx.actor, input.bio)
  await ctx.write(async (tx) => {
    const before = await memberById(tx.db, memberId)
    if (before === null) throw new DomainError('not_found', 'errors.notFound')
    if (before.name === input.name && before.bio === input.bio && before.locale === input.locale) return
    // Name and text are read by others: a silenced member may change the language only.
    if (before.name !== input.name || before.bio !== input.bio) refuseRestricted(ctx.actor)
    await updateMember(tx, memberId, input)
    await tx.record('member.profileChanged', { memberId })
  })
}

/** @throws invalid on `bio` for web addresses from new members */
export function refuseLinkInBio(actor: Pick<Actor, 'trustLevel'>, bio: string): void {
  if (actor.trustLevel === 0 && address.test(bio))
    throw new DomainError('invalid', 'accounts.problem.bioLink', {
      fields: { bio: { key: 'accounts.problem.bioLink' } },
    })
}
