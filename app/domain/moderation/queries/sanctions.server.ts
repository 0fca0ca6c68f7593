import type { Instant } from '#app/core/time.ts'
import type { Sanction } from '#app/domain/moderation/sanctions/sanction.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { SanctionTable } from '#db/schema/moderation.ts'

/** Every sanction of a member with its reasons, latest first. */
export function sanctionsOf(db: Db, memberId: string): Promise<Sanction[]> {
  return withReasons(db)
    .where('sanction.member_id', '=', memberId)
    .orderBy('sanction.from_at', 'desc')
    .orderBy('sanction.id', 'desc')
    .execute()
}

/** One sanction; null when there is none. */
export async function findSanction(db: Db, id: string): Promise<(Sanction & { handle: string }) | null> {
  const row = await withReasons(db)
    .innerJoin('member', 'member.id', 'sanction.member_id')
    .select('member.handle')
    .where('sanction.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The sanction that a decision gave; null for decisions about content. */
export async function sanctionOfDecision(db: Db, decisionId: string): Promise<SanctionTable | null> {
  return (await db.selectFrom('sanction').selectAll().where('decision_id', '=', decisionId).executeTakeFirst()) ?? null
}

/** Members whose silence or suspension is over, but still noted at them. */
export async function membersPastTheirSanction(db: Db, now: Instant, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('member')
    .select('id')
    .where((eb) => eb.or([eb('suspended_until', '<=', now), eb('silenced_until', '<=', now)]))
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

function withReasons(db: Db) {
  return db
    .selectFrom('sanction')
    .innerJoin('moderation_decision as decision', 'decision.id', 'sanction.decision_id')
    .selectAll('sanction')
    .select(['decision.rule', 'decision.rule_version', 'decision.law', 'decision.facts', 'decision.by_id'])
}
