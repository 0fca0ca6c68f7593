import { beginningsOf } from '#app/domain/accounts/members/syllable-range.ts'
import type { Db, Dialect } from '#db/dialects/dialect.ts'

/** A single consonant begins 588 syllables; this is the largest number of beginnings tried. */
const mostBeginnings = 28

/**
 * Members whose handle or name begins with one of these; a complete text is also looked for inside names (`민수` in
 * 김민수).
 */
export async function membersLike(
  db: Db,
  dialect: Dialect,
  typed: string,
  limit: number,
): Promise<{ handle: string; name: string }[]> {
  const beginnings = beginningsOf(typed)
  const text = escapeLike(typed.normalize('NFC'))
  return db
    .selectFrom('member')
    .select(['handle', 'name'])
    .where('deleted_at', 'is', null)
    .where((eb) => {
      if (beginnings.length > mostBeginnings)
        return eb.and([eb('name', '>=', beginnings[0] ?? ''), eb('name', '<=', `${beginnings.at(-1) ?? ''}\uffff`)])
      return eb.or([
        ...beginnings.flatMap((beginning) => [
          dialect.caseFoldedLike(eb.ref('handle'), `${escapeLike(beginning)}%`),
          dialect.caseFoldedLike(eb.ref('name'), `${escapeLike(beginning)}%`),
        ]),
        dialect.caseFoldedLike(eb.ref('name'), `%${text}%`),
      ])
    })
    .orderBy((eb) =>
      eb
        .case()
        .when(dialect.caseFoldedLike(eb.ref('handle'), `${text}%`))
        .then(0)
        .else(1)
        .end(),
    )
    .orderBy('handle')
    .limit(limit)
    .execute()
}

function escapeLike(text: string): string {
  return text.replace(/[%_\\]/g, '\\$&')
}
