import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/domain/access/may-read.ts'
import { tagNamed } from '#app/domain/catalogue/queries/choices.server.ts'
import { categoryIdOf, tagIdsOf } from '#app/domain/catalogue/queries/names.server.ts'
import { tagNameOf } from '#app/domain/catalogue/tag-name.ts'
import type { WatchLevel, WatchSubject } from '#db/schema/following.ts'
import { deleteWatch, putWatch } from './store/watches.server.ts'

/** `name`: a tag, or the slug of a category. `level` null: neither watched nor muted. */
export type WatchInput = { subject: WatchSubject; name: string; level: WatchLevel | null }

/**
 * Watches or mutes a tag or a category, or ends both. Twice changes nothing. Records `watch.changed`.
 * @throws not_found for a tag or category that does not exist, or a tag that only hidden threads have
 */
export async function setWatch(ctx: Ctx, { subject, name, level }: WatchInput): Promise<{ level: WatchLevel | null }> {
  const memberId = signedIn(ctx.actor)
  if (subject === 'tag' && level !== null && (await tagNamed(ctx, tagNameOf(name))) === null) throw notFound()
  return ctx.write(
    async (tx) => {
      const tagName = tagNameOf(name)
      const subjectId =
        subject === 'category'
          ? await categoryIdOf(tx.db, name)
          : ((await tagIdsOf(tx.db, [tagName])).get(tagName) ?? null)
      if (subjectId === null) throw notFound()
      const watched = { memberId, subject, subjectId }
      const changed = level === null ? await deleteWatch(tx, watched) : await putWatch(tx, watched, level)
      if (changed) await tx.record('watch.changed', { memberId, subject, subjectId, level: level ?? 'none' })
      return { level }
    },
    { unseen: true },
  )
}
