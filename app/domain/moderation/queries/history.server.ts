import type { Db } from '#db/dialects/dialect.ts'

/** A member in numbers, for who has to decide about one of their posts. */
export type MemberNumbers = {
  joinedAt: string
  trustLevel: number
  posts: number
  /** Posts that are hidden, held or deleted. */
  outOfSight: number
  /** Review items about them: all, and those whose decision went against them. */
  items: number
  upheld: number
  sanctions: number
  decisions: number
}

/** Decisions on review items that went against the member they are about. */
const against = ['hide', 'correct', 'refuse']

/** Five counts, each by an index. null: there is no such member. */
export async function memberNumbers(db: Db, memberId: string): Promise<MemberNumbers | null> {
  const row = await db
    .selectFrom('member')
    .select(['joined_at', 'trust_level'])
    .select((eb) => [
      eb
        .selectFrom('post')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('post.author_id', '=', 'member.id')
        .as('posts'),
      eb
        .selectFrom('post')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('post.author_id', '=', 'member.id')
        .where('post.state', '!=', 'visible')
        .as('out_of_sight'),
      eb
        .selectFrom('review_item')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('review_item.member_id', '=', 'member.id')
        .as('items'),
      eb
        .selectFrom('review_item')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('review_item.member_id', '=', 'member.id')
        .where('review_item.decision', 'in', against)
        .as('upheld'),
      eb
        .selectFrom('sanction')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('sanction.member_id', '=', 'member.id')
        .where('sanction.lifted_at', 'is', null)
        .as('sanctions'),
      eb
        .selectFrom('moderation_decision')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('moderation_decision.member_id', '=', 'member.id')
        .where('moderation_decision.reverses_id', 'is', null)
        .as('decisions'),
    ])
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    joinedAt: row.joined_at,
    trustLevel: row.trust_level,
    posts: Number(row.posts),
    outOfSight: Number(row.out_of_sight),
    items: Number(row.items),
    upheld: Number(row.upheld),
    sanctions: Number(row.sanctions),
    decisions: Number(row.decisions),
  }
}
