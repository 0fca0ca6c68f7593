import { toInstant } from '#app/core/time.ts'
import type { Before, Hiding } from '#app/domain/moderation/decisions/state-without.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'

/** A decision by id; null when there is none. */
export async function findDecision(db: Db, id: string): Promise<ModerationDecisionTable | null> {
  return (await db.selectFrom('moderation_decision').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Whether a later decision undid this one. */
export async function isReversed(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('moderation_decision').select('id').where('reverses_id', '=', id).executeTakeFirst()
  return row !== undefined
}

/** Every decision that hid or held a thing, with when it was undone. One query. */
export async function hidingsOf(db: Db, subjectId: string): Promise<Hiding[]> {
  const rows = await db
    .selectFrom('moderation_decision as d')
    .leftJoin('moderation_decision as r', 'r.reverses_id', 'd.id')
    .select(['d.id', 'd.at', 'd.restriction', 'd.until_at', 'd.before', 'r.at as reversed_at'])
    .where('d.subject_id', '=', subjectId)
    .where('d.restriction', 'in', ['hide', 'hold'])
    .execute()
  return rows.map(({ id, at, restriction, until_at, before, reversed_at }) => ({
    id,
    at: toInstant(at),
    restriction,
    untilAt: until_at === null ? null : toInstant(until_at),
    reversedAt: reversed_at === null ? null : toInstant(reversed_at),
    before: JSON.parse(before) as Before,
  }))
}

/** A decision with its reversal, when there is one. */
export type KeptDecision = ModerationDecisionTable & {
  reversed: { at: string; how: string; facts: string } | null
  byName: string | null
}

/** What was decided about a member, latest first, with what became of it. Reversals are told with what they undo. */
export async function decisionsAbout(db: Db, memberId: string, limit = 100): Promise<KeptDecision[]> {
  return kept(
    await withReversal(db)
      .where('d.member_id', '=', memberId)
      .where('d.reverses_id', 'is', null)
      .orderBy('d.at', 'desc')
      .limit(limit)
      .execute(),
  )
}

/** What was decided about one thing, latest first. */
export async function decisionsOfSubject(db: Db, subjectId: string): Promise<KeptDecision[]> {
  return kept(
    await withReversal(db)
      .where('d.subject_id', '=', subjectId)
      .where('d.reverses_id', 'is', null)
      .orderBy('d.at', 'desc')
      .limit(20)
      .execute(),
  )
}

/** The decisions that a review item led to and that are still in effect. */
export async function decisionsOfItem(db: Db, itemId: string): Promise<KeptDecision[]> {
  const rows = kept(
    await withReversal(db)
      .where('d.review_item_id', '=', itemId)
      .where('d.reverses_id', 'is', null)
      .orderBy('d.at')
      .execute(),
  )
  return rows.filter(({ reversed }) => reversed === null)
}

/** The decisions that a decision on this item undid. */
export async function decisionsUndoneBy(db: Db, itemId: string, at: string): Promise<ModerationDecisionTable[]> {
  return db
    .selectFrom('moderation_decision as d')
    .innerJoin('moderation_decision as r', 'r.reverses_id', 'd.id')
    .selectAll('d')
    .where('r.review_item_id', '=', itemId)
    .where('r.at', '=', at)
    .orderBy('d.at')
    .execute()
}

/** One decision with its reversal; null when there is none. */
export async function keptDecision(db: Db, id: string): Promise<KeptDecision | null> {
  return kept(await withReversal(db).where('d.id', '=', id).execute())[0] ?? null
}

function withReversal(db: Db) {
  return db
    .selectFrom('moderation_decision as d')
    .leftJoin('moderation_decision as r', 'r.reverses_id', 'd.id')
    .leftJoin('member as by', 'by.id', 'd.by_id')
    .selectAll('d')
    .select(['r.at as reversed_at', 'r.reversal as reversed_how', 'r.facts as reversed_facts', 'by.name as by_name'])
}

type Row = ModerationDecisionTable & {
  reversed_at: string | null
  reversed_how: string | null
  reversed_facts: string | null
  by_name: string | null
}

function kept(rows: readonly Row[]): KeptDecision[] {
  return rows.map(({ reversed_at, reversed_how, reversed_facts, by_name, ...row }) => ({
    ...row,
    byName: by_name,
    reversed: reversed_at === null ? null : { at: reversed_at, how: reversed_how ?? '', facts: reversed_facts ?? '' },
  }))
}

/**
 * The decision with those that the same review item led to about the same member: what was hidden and the sanction for
 * it. Reversals are not among them.
 */
export async function decisionsTogether(db: Db, decisionId: string): Promise<ModerationDecisionTable[]> {
  const first = await findDecision(db, decisionId)
  if (first === null) return []
  if (first.review_item_id === null || first.member_id === null) return [first]
  return db
    .selectFrom('moderation_decision')
    .selectAll()
    .where('review_item_id', '=', first.review_item_id)
    .where('member_id', '=', first.member_id)
    .where('reverses_id', 'is', null)
    .orderBy('id')
    .execute()
}

/** Decisions in the order they were made, without reversals: those after that one and before `to`. */
export function decisionsBetween(
  db: Db,
  after: { at: string; id: string },
  to: string,
  limit: number,
): Promise<ModerationDecisionTable[]> {
  return db
    .selectFrom('moderation_decision')
    .selectAll()
    .where((eb) => eb(eb.refTuple('at', 'id'), '>', eb.tuple(after.at, after.id)))
    .where('at', '<', to)
    .where('reverses_id', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(limit)
    .execute()
}
