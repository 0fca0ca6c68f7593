import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { openStatuses } from '#app/domain/cases/case.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Person } from './summaries.server.ts'

/** Open cases of each agent, in the order of names: no ranking. `most` is `cases.openPerAgent`. */
export type TeamLoad = { most: number; people: (Person & { open: number })[] }

/** Who has how many open cases, for staff: agents, and admins who have one. */
export async function teamLoad(ctx: Ctx): Promise<TeamLoad> {
  authorize(ctx.actor, 'case.work')
  const people = await staff(ctx)
  const counts = await ctx.read
    .selectFrom('case')
    .select((eb) => ['assignee_id', eb.fn.countAll<number>().as('open')])
    .where('status', 'in', [...openStatuses])
    .where('assignee_id', 'is not', null)
    .groupBy('assignee_id')
    .execute()
  const load = people.map((one) => ({ ...one, open: counts.find((row) => row.assignee_id === one.id)?.open ?? 0 }))
  return {
    most: ctx.setting('cases.openPerAgent'),
    // Admins may take cases, but most never do.
    people: load
      .filter(({ agent, open }) => agent || open > 0)
      .map(({ id, handle, name, open }) => ({ id, handle, name, open })),
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
