import type { ExpressionBuilder } from 'kysely'
import { isStaff, type Actor } from '#app/core/actor.ts'
import { isSuspended, memberActor, standingColumns } from '#app/core/standing.ts'
import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { rightsFrom, withinRight } from '#app/domain/access/queries/rights-of-members.server.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import type { OwnerFacts } from '#app/domain/accounts/sessions/lucia-adapter.server.ts'
import { owesConsent } from '#app/domain/documents/queries/consents.server.ts'
import { grantedRoles, type GrantedRole } from '#app/registry/permissions.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { ApiTokenTable, MemberTable, SessionTable } from '#db/schema/accounts.ts'
import type { Database } from '#db/schema/index.ts'

/** A session that has not ended and its member, whatever their standing; null otherwise. */
export async function sessionOwner(db: Db, idHash: string, now: Instant): Promise<SessionOwner | null> {
  return (await sessionOwners(db, [idHash], now)).get(idHash) ?? null
}

export type SessionOwner = { session: SessionTable; owner: OwnerFacts }

/**
 * Those of these sessions that have not ended, with their members, by the hash of the session. One query: a row for each
 * role of each member, and for each right that a group of theirs has.
 */
export async function sessionOwners(
  db: Db,
  idHashes: readonly string[],
  now: Instant,
): Promise<Map<string, SessionOwner>> {
  const found = new Map<string, SessionOwner>()
  if (idHashes.length === 0) return found
  const rows = await db
    .selectFrom('session')
    .innerJoin('member', 'member.id', 'session.member_id')
    .leftJoin('member_role', 'member_role.member_id', 'member.id')
    .leftJoin('group_member', 'group_member.member_id', 'member.id')
    .leftJoin('category_right', 'category_right.group_id', 'group_member.group_id')
    .leftJoin('category', (on) => on.on(withinRight()))
    .selectAll('session')
    .select([
      'member.handle',
      'member.name',
      'member.avatar',
      'member.locale',
      'member.reads',
      'member.trust_level',
      'member_role.role',
    ])
    .select((eb) => owesConsent(now)(eb as unknown as ExpressionBuilder<Database, 'member'>).as('owes'))
    .select(standingColumns)
    .select(['category_right.category_id as right_on', 'category.id as right_in', 'category.area'])
    .select(['category_right.asks', 'category_right.answers', 'category_right.moderates'])
    .select('member.second_step_since')
    .where('session.id_hash', 'in', [...idHashes])
    .where('session.expires_at', '>', now)
    .where('session.idle_expires_at', '>', now)
    .execute()
  for (const own of Map.groupBy(rows, ({ id_hash }) => id_hash).values()) {
    const [first] = own
    if (first === undefined) continue
    const { handle, name, avatar, locale, reads, trust_level, second_step_since, role: _role, owes, ...more } = first
    const { suspended_at, suspended_until, silenced_until, warned_at, ...rest } = more
    const standing = { suspended_at, suspended_until, silenced_until, warned_at }
    const {
      right_on: _on,
      right_in: _in,
      area: _area,
      asks: _asks,
      answers: _answers,
      moderates: _mod,
      ...session
    } = rest
    const owner = {
      handle,
      name,
      avatar,
      locale,
      reads,
      trust_level,
      second_step_since,
      owes: Number(owes),
      ...standing,
      roles: grantedRolesIn(own),
      rights: rightsFrom(own),
    }
    found.set(session.id_hash, { session, owner })
  }
  return found
}

/** Sessions of a member that have not ended, last used first. */
export async function sessionsOf(db: Db, memberId: string, now: Instant): Promise<SessionTable[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('expires_at', '>', now)
    .where('idle_expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id_hash')
    .execute()
}

/** A token that can be used at `now`, and its member with present rights; null otherwise, also for a suspended member. */
export async function tokenOwner(
  db: Db,
  hash: string,
  now: Instant,
): Promise<{ token: Pick<ApiTokenTable, 'id' | 'scopes' | 'last_used_at'>; actor: Actor; hasFactor: boolean } | null> {
  const rows = await db
    .selectFrom('api_token')
    .innerJoin('member', 'member.id', 'api_token.member_id')
    .leftJoin('member_role', 'member_role.member_id', 'member.id')
    .leftJoin('group_member', 'group_member.member_id', 'member.id')
    .leftJoin('category_right', 'category_right.group_id', 'group_member.group_id')
    .leftJoin('category', (on) => on.on(withinRight()))
    .select(['category_right.category_id as right_on', 'category.id as right_in', 'category.area'])
    .select(['category_right.asks', 'category_right.answers', 'category_right.moderates'])
    .select([
      'api_token.id as token_id',
      'api_token.scopes',
      'api_token.last_used_at',
      'member.id',
      'member.handle',
      'member.name',
      'member.trust_level',
      'member.second_step_since',
      'member_role.role',
    ])
    .select((eb) => owesConsent(now)(eb as unknown as ExpressionBuilder<Database, 'member'>).as('owes'))
    .select(standingColumns)
    .where('api_token.token_hash', '=', hash)
    .where('api_token.revoked_at', 'is', null)
    .where('api_token.expires_at', '>', now)
    .execute()
  const [first] = rows
  if (first === undefined) return null
  const roles = grantedRolesIn(rows)
  const actor = memberActor(first.id, { ...first, rights: rightsFrom(rows) }, roles, now)
  if (isSuspended(actor)) return null
  return {
    token: { id: first.token_id, scopes: first.scopes, last_used_at: first.last_used_at },
    actor: { ...actor, ...(owesAsMember({ owes: first.owes, roles }) ? { mustAgree: true as const } : {}) },
    hasFactor: first.second_step_since !== null,
  }
}

/** Staff work under their contract with the company: only members are asked to agree. */
export function owesAsMember({ owes, roles }: { owes: number; roles: readonly GrantedRole[] }): boolean {
  return Number(owes) === 1 && !isStaff({ roles })
}

/** The roles among the rows of one member, each once. */
function grantedRolesIn(rows: readonly { role: GrantedRole | null }[]): GrantedRole[] {
  return [...new Set(rows.flatMap(({ role }) => role ?? []))]
}

export async function tokenById(db: Db, id: string): Promise<ApiTokenTable | null> {
  return (await db.selectFrom('api_token').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function tokensOf(db: Db, memberId: string): Promise<ApiTokenTable[]> {
  return db
    .selectFrom('api_token')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Tokens of all members, or of one, newest first, with their owners. @param before only ids that come before; null: all */
export function tokensOfAll(
  db: Db,
  { memberId, before, limit }: { memberId: string | null; before: string | null; limit: number },
) {
  let query = db
    .selectFrom('api_token')
    .innerJoin('member', 'member.id', 'api_token.member_id')
    .select([
      'api_token.id',
      'api_token.name',
      'api_token.scopes',
      'api_token.created_at',
      'api_token.expires_at',
      'api_token.last_used_at',
      'api_token.revoked_at',
      'member.handle',
      'member.name as owner',
    ])
  if (memberId !== null) query = query.where('api_token.member_id', '=', memberId)
  if (before !== null) query = query.where('api_token.id', '<', before)
  return query.orderBy('api_token.id', 'desc').limit(limit).execute()
}

/** Whether the handle and the e-mail address are taken. */
export async function takenIdentities(
  db: Db,
  skeleton: string,
  email: string | null,
): Promise<{ handle: boolean; email: boolean }> {
  const rows = await db
    .selectFrom('member')
    .select(['handle_skeleton', 'email'])
    .where((eb) => eb.or([eb('handle_skeleton', '=', skeleton), ...(email === null ? [] : [eb('email', '=', email)])]))
    .execute()
  return {
    handle: rows.some((row) => row.handle_skeleton === skeleton),
    email: email !== null && rows.some((row) => row.email === email),
  }
}

type Wanted = { email: string } | { skeleton: string } | { memberId: string }
export type Credentials = {
  actor: Actor & { memberId: string; handle: string; name: string }
  email: string | null
  passwordHash: string | null
  /** Signing in asks for a second step. */
  secondStep: boolean
}

/** What signing in needs of a member, whatever their standing; null when there is none. */
export async function credentialsOf(db: Db, wanted: Wanted): Promise<Credentials | null> {
  const rows = await db
    .selectFrom('member')
    .leftJoin('member_role', 'member_role.member_id', 'member.id')
    .select([
      'member.id',
      'member.handle',
      'member.name',
      'member.email',
      'member.trust_level',
      'member.password_hash',
      'member.second_step_since',
      'member_role.role',
    ])
    .where((eb) => {
      if ('email' in wanted) return eb('member.email', '=', wanted.email)
      if ('skeleton' in wanted) return eb('member.handle_skeleton', '=', wanted.skeleton)
      return eb('member.id', '=', wanted.memberId)
    })
    .execute()
  const [first] = rows
  if (first === undefined) return null
  const roles = rows.map((row) => row.role).filter((role): role is GrantedRole => role !== null)
  return {
    actor: {
      memberId: first.id,
      handle: first.handle,
      name: first.name,
      roles: ['member', ...roles],
      trustLevel: first.trust_level,
    },
    email: first.email,
    passwordHash: first.password_hash,
    secondStep: first.second_step_since !== null,
  }
}

export async function memberById(db: Db, id: string): Promise<MemberTable | null> {
  return (await db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The member row, locked until the end of the transaction. The handle may be typed in any case. */
export async function memberForUpdate(tx: Tx, handle: string): Promise<MemberTable | null> {
  const query = tx.db.selectFrom('member').selectAll().where('handle_skeleton', '=', handleSkeleton(handle))
  return (await tx.dialect.lockRow(query).executeTakeFirst()) ?? null
}

/** The same by id. */
export async function memberRowForUpdate(tx: Tx, id: string): Promise<MemberTable | null> {
  return (
    (await tx.dialect.lockRow(tx.db.selectFrom('member').selectAll().where('id', '=', id)).executeTakeFirst()) ?? null
  )
}

/** In the order of the registry. */
export async function rolesOf(db: Db, memberId: string): Promise<GrantedRole[]> {
  return (await rolesOfAll(db, [memberId])).get(memberId) ?? []
}

/** Roles of each member of the list; members without any are not in the map. */
export async function rolesOfAll(db: Db, memberIds: readonly string[]): Promise<Map<string, GrantedRole[]>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('member_role')
    .select(['member_id', 'role'])
    .where('member_id', 'in', memberIds)
    .execute()
  const held = Map.groupBy(rows, (row) => row.member_id)
  return new Map(
    [...held].map(([id, mine]) => [id, grantedRoles.filter((role) => mine.some((row) => row.role === role))]),
  )
}

/** The number of other admins. Locked, so that two admins cannot remove each other at the same time. */
export async function otherAdmins(tx: Tx, memberId: string): Promise<number> {
  await tx.dialect.lockNamed(tx.db, 'admins')
  const { count } = await tx.db
    .selectFrom('member_role')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('role', '=', 'admin')
    .where('member_id', '!=', memberId)
    .executeTakeFirstOrThrow()
  return count
}

export async function idsOfSkeletons(db: Db, skeletons: readonly string[]): Promise<string[]> {
  if (skeletons.length === 0) return []
  const rows = await db
    .selectFrom('member')
    .select('id')
    .where('handle_skeleton', 'in', [...skeletons])
    .execute()
  return rows.map((row) => row.id)
}
