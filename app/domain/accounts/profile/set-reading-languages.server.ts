import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import type { Locale } from '#app/i18n/index.ts'

/**
 * Sets the language of posts that lists show to the actor; null: every language. Records no event: only the actor
 * sees a difference.
 */
export async function setReadingLanguages(ctx: Ctx, reads: Locale | null): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write((tx) => updateMember(tx, memberId, { reads }), { unseen: true })
}
