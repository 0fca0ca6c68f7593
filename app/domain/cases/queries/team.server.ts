import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import type { Competence } from '#app/domain/cases/team/choose-agent.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { awayUntil, competencesOf, everything, openByAssignee } from './agents.server.ts'
import type { Person } from './summaries.server.ts'

/** Somebody who works on cases. `away`: at this moment; `until` null: until further notice. */
export type Colleague = Person & { open: number; away: { until: Instant | null } | null; competence: Competence }
/** Open cases of each agent, in the order of names: no ranking. `most` is `cases.openPerAgent`. */
export type TeamLoad = { most: number; people: Colleague[] }

/** Who has how many open cases and who is away, for staff: agents, and admins who have a case. Four queries. */
export async function teamLoad(ctx: Ctx): Promise<TeamLoad> {
  authorize(ctx.actor, 'case.work')
  const people = await staff(ctx)
  const loads = await openByAssignee(ctx.read)
  const away = await awayUntil(ctx.read, ctx.now())
  const competences = await competencesOf(
    ctx.read,
    people.map(({ id }) => id),
  )
  return {
    most: ctx.setting('cases.openPerAgent'),
    // Admins may take cases, but most never do.
    people: people
      .filter(({ id, agent }) => agent || (loads.get(id) ?? 0) > 0)
      .map(({ id, handle, name }) => ({
        id,
        handle,
        name,
        open: loads.get(id) ?? 0,
        away: away.has(id) ? { until: away.get(id) ?? null } : null,
        competence: competences.get(id) ?? everything(),
      })),
  }
}

/** The members whom a case can be assigned to, in the order of names. */
export async function staff(ctx: Ctx): Promise<(Person & { agent: boolean })[]> {
  authorize(ctx.actor, 'case.work')
  const rows = await ctx.read
    .selectFrom('member')
    .innerJoin('member_role', 'member_role.member_id', 'member.id')
    .select(['member.id', 'member.handle', 'member.name', 'member_role.role'])
    .where('member_role.role', 'in', ['agent', 'admin'])
    .where('member.suspended_at', 'is', null)
    .orderBy('member.name')
    .orderBy('member.id')
    .execute()
  const people = new Map<string, Person & { agent: boolean }>()
  for (const { role, ...one } of rows)
    people.set(one.id, { ...one, agent: role === 'agent' || people.get(one.id)?.agent === true })
  return [...people.values()]
}

/** Ids of the staff among these handles. */
export async function staffByHandles(db: Db, handles: readonly string[]): Promise<string[]> {
  if (handles.length === 0) return []
  const rows = await db
    .selectFrom('member')
    .innerJoin('member_role', 'member_role.member_id', 'member.id')
    .select('member.id')
    .distinct()
    .where('member.handle', 'in', [...handles])
    .where('member_role.role', 'in', ['agent', 'admin'])
    .where('member.suspended_at', 'is', null)
    .orderBy('member.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The member of staff with this handle; null for others, and while they are suspended. */
export async function staffByHandle(
  db: Db,
  handle: string,
): Promise<{ id: string; handle: string; name: string } | null> {
  const row = await db
    .selectFrom('member')
    .innerJoin('member_role', 'member_role.member_id', 'member.id')
    .select(['member.id', 'member.handle', 'member.name'])
    .where('member.handle', '=', handle)
    .where('member_role.role', 'in', ['agent', 'admin'])
    .where('member.suspended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
