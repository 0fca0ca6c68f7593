import type { Instant } from '#app/core/time.ts'
import type { Agent, Competence, CompetenceKind } from '#app/domain/cases/team/choose-agent.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { heavyByAssignee } from './exposure.server.ts'
import { isOpenCase, listed } from './order.ts'

/**
 * Agents with what decides who gets a case, in the order of ids. Admins are given none. Five queries. @param heavySince from
 * when on their heavy cases count
 */
export async function agentsForCases(db: Db, at: Instant, heavySince: Instant): Promise<Agent[]> {
  const rows = await db
    .selectFrom('member_role')
    .innerJoin('member', 'member.id', 'member_role.member_id')
    .select('member.id')
    .where('member_role.role', '=', 'agent')
    .where('member.suspended_at', 'is', null)
    .orderBy('member.id')
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [loads, away, competences] = [await openByAssignee(db), await awayUntil(db, at), await competencesOf(db, ids)]
  const heavy = await heavyByAssignee(db, heavySince)
  return ids.map((id) => ({
    id,
    open: loads.get(id) ?? 0,
    heavy: heavy.get(id) ?? 0,
    away: away.has(id),
    competence: competences.get(id) ?? everything(),
  }))
}

/** How many open cases each assignee has. */
async function openByAssignee(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('case')
    .select((eb) => ['assignee_id', eb.fn.countAll<number>().as('open')])
    .where(isOpenCase)
    .where(listed)
    .where('assignee_id', 'is not', null)
    .groupBy('assignee_id')
    .execute()
  return new Map(rows.map(({ assignee_id, open }) => [assignee_id ?? '', Number(open)]))
}

/** Who is away at that moment, and until when; null: until further notice. */
async function awayUntil(db: Db, at: Instant): Promise<Map<string, Instant | null>> {
  const rows = await db
    .selectFrom('absence')
    .select(['member_id', 'ends_at'])
    .where((eb) => eb.or([eb('ends_at', '>', at), eb('ends_at', 'is', null)]))
    .where('starts_at', '<=', at)
    .execute()
  return longestAbsences(rows.map(({ member_id, ends_at }) => ({ id: member_id, until: ends_at })))
}

/** Of the absences of a member at one moment the one that ends last; null: until further notice. */
export function longestAbsences(rows: readonly { id: string; until: Instant | null }[]): Map<string, Instant | null> {
  const found = new Map<string, Instant | null>()
  for (const { id, until } of rows) {
    const other = found.get(id)
    found.set(id, until === null || other === null ? null : other !== undefined && other > until ? other : until)
  }
  return found
}

/** Whether somebody of staff is away at that moment. */
export async function isAway(db: Db, memberId: string, at: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('absence')
    .select('id')
    .where('member_id', '=', memberId)
    .where((eb) => eb.or([eb('ends_at', '>', at), eb('ends_at', 'is', null)]))
    .where('starts_at', '<=', at)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What each of these members is given cases about; those without a row are not in it. */
export async function competencesOf(db: Db, ids: readonly string[]): Promise<Map<string, Competence>> {
  const found = new Map<string, Record<CompetenceKind, string[]>>()
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('competence')
    .selectAll()
    .where('member_id', 'in', [...ids])
    .orderBy('value')
    .execute()
  for (const { member_id, kind, value } of rows) {
    const one = found.get(member_id) ?? everything()
    one[kind].push(value)
    found.set(member_id, one)
  }
  return found
}

/** No stated competence: everything. */
export function everything(): Record<CompetenceKind, string[]> {
  return { language: [], product: [], category: [] }
}
