import type { Ctx } from '#app/core/context.server.ts'
import type { WatchLevel, WatchSubject } from '#db/schema/following.ts'

/** `name`: a tag, or the slug of a category; `label` in the reader's language. */
export type WatchView = { subject: WatchSubject; subjectId: string; name: string; label: string; level: WatchLevel }

/** Every tag and category the reader watches or mutes, by name; empty for visitors. One query. */
export async function watches(ctx: Ctx): Promise<WatchView[]> {
  const { memberId } = ctx.actor
  if (memberId === null) return []
  const rows = await ctx.read
    .selectFrom('watch')
    .leftJoin('tag as watched', 'watched.id', 'watch.subject_id')
    // A tag that was merged since counts as the tag it went into.
    .leftJoin('tag', (join) =>
      join.on((eb) => eb('tag.id', '=', eb.fn.coalesce('watched.synonym_of_id', 'watched.id'))),
    )
    .leftJoin('category', (join) =>
      join.onRef('category.id', '=', 'watch.subject_id').on('watch.subject_type', '=', 'category'),
    )
    .select([
      'watch.subject_type',
      'watch.subject_id',
      'watch.level',
      'tag.name',
      'category.slug',
      'category.name_en',
      'category.name_ko',
    ])
    .where('watch.member_id', '=', memberId)
    .execute()
  return rows
    .flatMap((row): WatchView[] => {
      const name = row.subject_type === 'tag' ? row.name : row.slug
      const label = row.subject_type === 'tag' ? row.name : ctx.locale === 'ko' ? row.name_ko : row.name_en
      // The tag or category was deleted.
      return name === null || label === null
        ? []
        : [{ subject: row.subject_type, subjectId: row.subject_id, name, label, level: row.level }]
    })
    .filter(
      (one, index, all) => all.findIndex(({ subject, name }) => subject === one.subject && name === one.name) === index,
    )
    .toSorted((a, b) => a.label.localeCompare(b.label, ctx.locale))
}
