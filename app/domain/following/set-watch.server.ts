import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { seesArea } from '#app/domain/access/area.ts'
import { notFound } from '#app/domain/access/may-read.ts'
import { tagNamed } from '#app/domain/catalogue/queries/choices.server.ts'
import { categoryIdOf, filedUnder, productIdOf, tagIdsOf } from '#app/domain/catalogue/queries/names.server.ts'
import { tagNameOf } from '#app/domain/catalogue/tag-name.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { WatchLevel, WatchSubject } from '#db/schema/following.ts'
import { watchedMemberId } from './queries/content.server.ts'
import { deleteWatch, putWatch } from './store/watches.server.ts'

const idsBySubject: Record<WatchSubject, (db: Db, name: string) => Promise<string | null>> = {
  tag: async (db, name) => (await tagIdsOf(db, [tagNameOf(name)])).get(tagNameOf(name)) ?? null,
  category: categoryIdOf,
  product: productIdOf,
  member: watchedMemberId,
}

/** `name`: a tag, the slug of a category or product, the handle of a member. `level` null: neither watched nor muted. */
export type WatchInput = { subject: WatchSubject; name: string; level: WatchLevel | null }

/**
 * Watches or mutes a tag, a category, a product or a member, or ends both. Twice changes nothing. Records `watch.changed`.
 * @throws not_found for one that does not exist, for oneself, for a category that they do not see, or a tag that only hidden threads have
 */
export async function setWatch(ctx: Ctx, { subject, name, level }: WatchInput): Promise<{ level: WatchLevel | null }> {
  const memberId = signedIn(ctx.actor)
  if (subject === 'tag' && level !== null && (await tagNamed(ctx, tagNameOf(name))) === null) throw notFound()
  if (subject === 'category' && level !== null) {
    const filed = await filedUnder(ctx.read, name)
    if (filed === null || !seesArea(ctx.actor, filed.area)) throw notFound()
  }
  return ctx.write(
    async (tx) => {
      const subjectId = await idsBySubject[subject](tx.db, name)
      if (subjectId === null || subjectId === memberId) throw notFound()
      const watched = { memberId, subject, subjectId }
      const changed = level === null ? await deleteWatch(tx, watched) : await putWatch(tx, watched, level)
      if (changed) await tx.record('watch.changed', { memberId, subject, subjectId, level: level ?? 'none' })
      return { level }
    },
    { unseen: true },
  )
}
