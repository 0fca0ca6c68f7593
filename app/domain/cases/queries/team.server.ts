import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { constant } from '#db/constant.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { longestAbsences } from './agents.server.ts'
import { isOpenCase, listed } from './order.ts'
import type { Person } from './summaries.server.ts'

/** Somebody who works on cases. `away`: at this moment; `until` null: until further notice. */
export type Colleague = Person & { open: number; away: { until: Instant | null } | null }
/** Open cases of each agent, in the order of names: no ranking. `most` is `cases.openPerAgent`. */
export type TeamLoad = { most: number; people: Colleague[] }

/** Who has how many open cases and who is away, for staff: agents, and admins who have a case. One query. */
export async function teamLoad(ctx: Ctx): Promise<TeamLoad> {
  authorize(ctx.actor, 'case.work')
  const rows = await staffQuery(ctx.read)
    .leftJoin('absence', (on) =>
      on
        .onRef('absence.member_id', '=', 'member.id')
        .on('absence.starts_at', '<=', ctx.now())
        .on((eb) => eb.or([eb('absence.ends_at', '>', ctx.now()), eb('absence.ends_at', 'is', null)])),
    )
    .select((eb) => [
      'absence.member_id as away',
      'absence.ends_at as until',
      eb
        .selectFrom('case')
        .select(eb.fn.countAll<number>().as('open'))
        .whereRef('case.assignee_id', '=', 'member.id')
        .where(isOpenCase)
        .where(listed)
        .as('open'),
    ])
    .execute()
  const away = longestAbsences(rows.flatMap(({ id, away, until }) => (away === null ? [] : [{ id, until }])))
  return {
    most: ctx.setting('cases.openPerAgent'),
    // Admins may take cases, but most never do.
    people: [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, own]) => {
      const [{ handle, name, open } = { handle: '', name: '', open: 0 }] = own
      return own.some(({ role }) => role === 'agent') || Number(open) > 0
        ? [{ id, handle, name, open: Number(open), away: away.has(id) ? { until: away.get(id) ?? null } : null }]
        : []
    }),
  }
}

/** The members whom a case can be assigned to, in the order of names. */
export async function staff(ctx: Ctx): Promise<(Person & { agent: boolean })[]> {
  authorize(ctx.actor, 'case.work')
  const rows = await staffQuery(ctx.read).execute()
  const people = new Map<string, Person & { agent: boolean }>()
  for (const { role, ...one } of rows)
    people.set(one.id, { ...one, agent: role === 'agent' || people.get(one.id)?.agent === true })
  return [...people.values()]
}

/** Those a case can be assigned to, a row for each role that makes them staff, in the order of names. */
function staffQuery(db: Db) {
  return db
    .selectFrom('member')
    .innerJoin('member_role', 'member_role.member_id', 'member.id')
    .select(['member.id', 'member.handle', 'member.name', 'member_role.role'])
    .where('member_role.role', 'in', [constant('agent'), constant('admin')])
    .where('member.suspended_at', 'is', null)
    .orderBy('member.name')
    .orderBy('member.id')
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
