import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { updateMember } from '#app/domain/accounts/store/accounts.server.ts'
import type { Locale } from '#app/i18n/index.ts'

/**
 * Which language of posts a member wants to see in lists; null: every language. Records nothing: only they see a
 * difference.
 */
export async function setReadingLanguages(ctx: Ctx, reads: Locale | null): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write((tx) => updateMember(tx, memberId, { reads }), { unseen: true })
}
