import type { Ctx } from '#app/core/context.server.ts'
import type { WatchLevel, WatchSubject } from '#db/schema/following.ts'

/** `name`: a tag, the slug of a category or product, the handle of a member; `label` in the reader's language. */
export type WatchView = { subject: WatchSubject; subjectId: string; name: string; label: string; level: WatchLevel }

/** Whether the reader watches or mutes this member; null: neither, and for visitors and oneself. */
export async function memberWatch(ctx: Ctx, memberId: string): Promise<WatchLevel | null> {
  if (ctx.actor.memberId === null || ctx.actor.memberId === memberId) return null
  const row = await ctx.read
    .selectFrom('watch')
    .select('level')
    .where('member_id', '=', ctx.actor.memberId)
    .where('subject_type', '=', 'member')
    .where('subject_id', '=', memberId)
    .executeTakeFirst()
  return row?.level ?? null
}

/** Everything the reader watches or mutes, by name; empty for visitors. One query. */
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
    .leftJoin('product', (join) =>
      join.onRef('product.id', '=', 'watch.subject_id').on('watch.subject_type', '=', 'product'),
    )
    .leftJoin('member', (join) =>
      join.onRef('member.id', '=', 'watch.subject_id').on('watch.subject_type', '=', 'member'),
    )
    .select([
      'watch.subject_type',
      'watch.subject_id',
      'watch.level',
      'tag.name as tag_name',
      'category.slug as category_slug',
      'category.name_en as category_en',
      'category.name_ko as category_ko',
      'product.slug as product_slug',
      'product.name_en as product_en',
      'product.name_ko as product_ko',
      'member.handle as member_handle',
      'member.name as member_name',
    ])
    .where('watch.member_id', '=', memberId)
    .execute()
  return rows
    .flatMap((row): WatchView[] => {
      const korean = ctx.locale === 'ko'
      const { name, label } = {
        tag: { name: row.tag_name, label: row.tag_name },
        category: { name: row.category_slug, label: korean ? row.category_ko : row.category_en },
        product: { name: row.product_slug, label: korean ? row.product_ko : row.product_en },
        member: { name: row.member_handle, label: row.member_name },
      }[row.subject_type]
      // It was deleted.
      return name === null || label === null
        ? []
        : [{ subject: row.subject_type, subjectId: row.subject_id, name, label, level: row.level }]
    })
    .filter(
      (one, index, all) => all.findIndex(({ subject, name }) => subject === one.subject && name === one.name) === index,
    )
    .toSorted((a, b) => a.label.localeCompare(b.label, ctx.locale))
}
