import type { Instant } from '#app/core/time.ts'
import { staffChains, type StaffChain, type StaffStep } from '#app/registry/notifications/staff-chains.ts'
import type { GrantedRole } from '#app/registry/permissions.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The step of the chain that reaches people; `null`: the site has no staff at all, so that nobody hears of it. */
export type OnDuty = { step: StaffStep | null; ids: string[] }

/** Whom the chain reaches at that moment: the first of its steps that finds somebody. One query for each step it takes. */
export async function staffOnDuty(db: Db, chain: StaffChain, caseId: string | null, at: Instant): Promise<OnDuty> {
  for (const step of staffChains[chain]) {
    const rows = await steps[step](db, at, caseId).execute()
    if (rows.length > 0) return { step, ids: rows.map(({ id }) => id) }
  }
  return { step: null, ids: [] }
}

const steps: Record<StaffStep, (db: Db, at: Instant, caseId: string | null) => ReturnType<typeof withRoles>> = {
  assignee: (db, at, caseId) =>
    here(db, ['agent', 'admin'], at).where((eb) =>
      eb('member.id', 'in', eb.selectFrom('case').select('case.assignee_id').where('case.id', '=', caseId)),
    ),
  shift: (db, at) => here(db, ['agent'], at),
  leads: (db, at) =>
    here(db, ['agent', 'admin'], at).where((eb) =>
      eb(
        'member.id',
        'in',
        eb
          .selectFrom('group_member')
          .innerJoin('member_group', 'member_group.id', 'group_member.group_id')
          .select('group_member.member_id')
          .where('member_group.key', '=', 'leads'),
      ),
    ),
  admins: (db, at) => here(db, ['admin'], at),
  adminsAway: (db) => withRoles(db, ['admin']),
}

function here(db: Db, roles: readonly GrantedRole[], at: Instant) {
  return withRoles(db, roles)
    .where('member.suspended_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('absence')
            .select('absence.id')
            .whereRef('absence.member_id', '=', 'member.id')
            .where('absence.starts_at', '<=', at)
            .where((away) => away.or([away('absence.ends_at', '>', at), away('absence.ends_at', 'is', null)])),
        ),
      ),
    )
}

function withRoles(db: Db, roles: readonly GrantedRole[]) {
  return db
    .selectFrom('member')
    .select('member.id')
    .where((eb) =>
      eb(
        'member.id',
        'in',
        eb
          .selectFrom('member_role')
          .select('member_role.member_id')
          .where('role', 'in', [...roles]),
      ),
    )
    .orderBy('member.id')
}
