import { firstIdAt } from '#app/core/ids.ts'
import { msOf, plus, type Instant } from '#app/core/time.ts'
import { burstMinutes } from '#app/domain/holding/rules/bars.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** What the rules ask of an author. */
export type AuthorFacts = {
  /** Posts of theirs that everybody sees, counted to the number asked for. */
  shown: number
  /** Posts they wrote in the last ten minutes, whatever became of them, counted to the number asked for. */
  recent: number
  /** Somebody wrote this very text a few minutes ago. */
  repeated: boolean
}

/**
 * The facts about an author who writes this text. One query, and never more rows than the rules count to.
 * @param edited the post that is edited, which counts for nothing; null: a new one is written
 */
export async function authorFacts(
  db: Db,
  at: Instant,
  { authorId, body, edited }: { authorId: string; body: string; edited: string | null },
  most: { shown: number; recent: number; repeated: number },
): Promise<AuthorFacts> {
  const ofAuthor = db
    .selectFrom('post')
    .select('post.id')
    .where('author_id', '=', authorId)
    .$if(edited !== null, (others) => others.where('post.id', '!=', edited ?? ''))
  const row = await db
    .selectFrom(ofAuthor.where('state', '=', 'visible').limit(most.shown).as('shown'))
    .select((eb) => [
      eb.fn.countAll<number>().as('shown'),
      eb
        .selectFrom(
          ofAuthor
            .where('created_at', '>', plus(at, { minutes: -burstMinutes }))
            .limit(most.recent)
            .as('recent'),
        )
        .select(eb.fn.countAll<number>().as('n'))
        .as('recent'),
      // By the ids, which begin with their moment: an index of its own would be one more to write for each post.
      eb
        .selectFrom('post')
        .select(eb.fn.countAll<number>().as('n'))
        .where('id', '>=', firstIdAt('post', msOf(plus(at, { minutes: -most.repeated }))))
        .where('body', '=', body)
        .where('id', '!=', edited ?? '')
        .as('same'),
    ])
    .executeTakeFirstOrThrow()
  return { shown: Number(row.shown), recent: Number(row.recent), repeated: Number(row.same) > 0 }
}
