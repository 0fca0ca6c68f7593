import type { Actor } from '#app/core/actor.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import type { GrantedRole } from '#app/registry/permissions.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

/**
 * The cast: the same people everywhere. Ann asks, Bob answers, Mo moderates, Cora curates, Sam is staff, Ada runs the
 * site.
 */
const cast = {
  ann: { name: 'Ann', trustLevel: 1, roles: [] },
  bob: { name: 'Bob', trustLevel: 2, roles: [] },
  newcomer: { name: 'Nari', trustLevel: 0, roles: [] },
  mo: { name: 'Mo', trustLevel: 3, roles: ['moderator'] },
  cora: { name: 'Cora', trustLevel: 3, roles: ['curator'] },
  sam: { name: 'Sam', trustLevel: 2, roles: ['agent'] },
  ada: { name: 'Ada', trustLevel: 4, roles: ['admin'] },
} as const satisfies Record<string, { name: string; trustLevel: number; roles: GrantedRole[] }>

export type Person = {
  name?: string
  trustLevel?: number
  roles?: readonly GrantedRole[]
  email?: string
  joinedAt?: string
}

/**
 * A member who exists in the database, as the actor of contexts: `const ann = await aMember(test, 'ann')`, then
 * `test.as(ann)`. A handle of the cast brings that person's role and trust; any other is a member of trust level 1.
 * `joinedAt` is a year before the clock when not given, with three days of visits, so that no rule for new members is in
 * the way.
 */
export async function aMember(
  { app, clock }: Pick<TestApp, 'app'> & { clock: Pick<TestApp['clock'], 'now'> },
  handle: string,
  given: Person = {},
): Promise<Actor> {
  const usual = handle in cast ? cast[handle as keyof typeof cast] : { name: handle, trustLevel: 1, roles: [] }
  const person = { ...usual, ...given }
  const joinedAt = given.joinedAt ?? `${Number(clock.now().slice(0, 4)) - 1}${clock.now().slice(4)}`
  const id = newId('member', msOf(joinedAt))
  const { db } = app.platform.open
  await db
    .insertInto('member')
    .values({
      id,
      handle,
      handle_skeleton: handleSkeleton(handle),
      name: person.name,
      email: given.email ?? `${id}@example.com`,
      email_verified_at: joinedAt,
      password_hash: null,
      bio: '',
      locale: null,
      trust_level: person.trustLevel,
      trust_fixed_at: null,
      account_id: null,
      account_linked_at: null,
      version: 1,
      joined_at: joinedAt,
      last_seen_at: null,
      suspended_at: null,
      imported_key: null,
    })
    .execute()
  if (given.joinedAt === undefined)
    await db
      .insertInto('member_day')
      .values([0, 1, 2].map((days) => ({ member_id: id, day: plus(joinedAt, { days }).slice(0, 10) })))
      .execute()
  for (const role of person.roles)
    await db.insertInto('member_role').values({ member_id: id, role, granted_at: joinedAt, granted_by: null }).execute()
  return { memberId: id, handle, name: person.name, roles: ['member', ...person.roles], trustLevel: person.trustLevel }
}

/** Several members by their handles, in this order: `const { ann, bob } = await people(site, 'ann', 'bob')`. */
export async function people<const Handle extends string>(
  site: Parameters<typeof aMember>[0],
  ...handles: readonly Handle[]
): Promise<Record<Handle, Actor>> {
  const made: Partial<Record<Handle, Actor>> = {}
  for (const handle of handles) made[handle] = await aMember(site, handle)
  return made as Record<Handle, Actor>
}
