import type { Appeal, AppealState } from '#app/domain/moderation/appeals/appeal.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** An appeal with the names of its people and what it is about. */
export type ListedAppeal = Appeal & {
  handle: string
  name: string
  askedBy: string | null
  decidedBy: string | null
  restriction: string
  rule: string
  /** Who made the decision; null: the site itself. */
  deciderId: string | null
}

/** One appeal; null when there is none. */
export async function findAppeal(db: Db, id: string): Promise<ListedAppeal | null> {
  return (await withPeople(db).where('a.id', '=', id).executeTakeFirst()) ?? null
}

/** The appeal against a decision; null when there was none. */
export async function appealOf(db: Db, decisionId: string): Promise<ListedAppeal | null> {
  return (await withPeople(db).where('a.decision_id', '=', decisionId).executeTakeFirst()) ?? null
}

/** These appeals by id. One query. */
export async function appealsById(db: Db, ids: readonly string[]): Promise<Map<string, ListedAppeal>> {
  if (ids.length === 0) return new Map()
  const rows = await withPeople(db)
    .where('a.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Appeals in these states: those that are due first, or the latest decisions first. */
export function appealsIn(
  db: Db,
  states: readonly AppealState[],
  order: 'due' | 'latest',
  limit: number,
): Promise<ListedAppeal[]> {
  return withPeople(db)
    .where('a.state', 'in', [...states])
    .orderBy(order === 'due' ? 'a.due_at' : 'a.decided_at', order === 'due' ? 'asc' : 'desc')
    .orderBy('a.id')
    .limit(limit)
    .execute()
}

/** How many appeals were decided per rule, and how many of them succeeded. */
export async function appealOutcomes(db: Db): Promise<{ rule: string; decided: number; overturned: number }[]> {
  const rows = await db
    .selectFrom('decision_appeal as a')
    .innerJoin('moderation_decision as d', 'd.id', 'a.decision_id')
    .select((eb) => [
      'd.rule',
      eb.fn.countAll<number>().as('decided'),
      eb.fn.sum<number>(eb.case().when('a.state', '=', 'overturned').then(1).else(0).end()).as('overturned'),
    ])
    .where('a.state', 'in', ['upheld', 'overturned'])
    .groupBy('d.rule')
    .execute()
  return rows.map(({ rule, decided, overturned }) => ({
    rule,
    decided: Number(decided),
    overturned: Number(overturned),
  }))
}

function withPeople(db: Db) {
  return db
    .selectFrom('decision_appeal as a')
    .innerJoin('moderation_decision as d', 'd.id', 'a.decision_id')
    .innerJoin('member', 'member.id', 'a.member_id')
    .leftJoin('member as asker', 'asker.id', 'a.asked_by')
    .leftJoin('member as decider', 'decider.id', 'a.decided_by')
    .selectAll('a')
    .select(['member.handle', 'member.name', 'asker.name as askedBy', 'decider.name as decidedBy'])
    .select(['d.restriction', 'd.rule', 'd.by_id as deciderId'])
}
