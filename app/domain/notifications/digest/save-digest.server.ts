import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { consentsOf } from '#app/domain/mail/queries/consent.server.ts'
import { putPreference } from '#app/domain/notifications/store/preferences.server.ts'

/**
 * Chooses the weekday of the digest, 1 Monday to 7 Sunday; null ends it. The digest counts as advertising, so it needs
 * that consent. Records nothing: what one wants to hear is private.
 * @throws not_now without the consent
 */
export async function saveDigest(ctx: Ctx, { day }: { day: number | null }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(
    async (tx) => {
      const consents = (await consentsOf(tx.db, [memberId])).get(memberId)
      if (day !== null && consents?.advertising?.given !== 1)
        throw new DomainError('not_now', 'notifications.digest.needsConsent')
      await putPreference(tx, memberId, { digest_day: day, digest_visited_at: tx.at, digest_stopped_at: null })
    },
    { unseen: true },
  )
}
