import type { Insertable } from 'kysely'
import { plus, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { GrantedRole } from '#app/registry/permissions.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { AccountTable, ApiTokenTable, MemberTable, SessionTable } from '#db/schema/accounts.ts'
import type { Database } from '#db/schema/index.ts'

/** A visit ends after this long without a request, as in web statistics. */
const visitPauseMinutes = 30

export async function insertMember(tx: Tx, member: Insertable<Database['member']>): Promise<void> {
  await tx.db.insertInto('member').values(member).execute()
}

type Changeable = Pick<
  MemberTable,
  | 'name'
  | 'bio'
  | 'locale'
  | 'reads'
  | 'password_hash'
  | 'email_verified_at'
  | 'trust_level'
  | 'trust_fixed_at'
  | 'links'
  | 'hides_calendar'
  | 'hides_from_directory'
  | 'suspended_at'
  | 'suspended_until'
  | 'silenced_until'
  | 'warned_at'
  | 'avatar'
>

export async function updateMember(tx: Tx, memberId: string, change: Partial<Changeable>): Promise<void> {
  await tx.db.updateTable('member').set(change).where('id', '=', memberId).execute()
}

/** Replaces the address of a member; it counts as verified. */
export async function setEmail(tx: Tx, memberId: string, email: string): Promise<void> {
  await tx.db.updateTable('member').set({ email, email_verified_at: tx.at }).where('id', '=', memberId).execute()
}

/** Marks that a member's rights or credentials changed. */
export async function raiseVersion(tx: Tx, memberId: string): Promise<void> {
  await tx.db
    .updateTable('member')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', memberId)
    .execute()
}

export async function replaceRoles(tx: Tx, memberId: string, roles: readonly GrantedRole[]): Promise<void> {
  await tx.db.deleteFrom('member_role').where('member_id', '=', memberId).execute()
  if (roles.length === 0) return
  const rows = roles.map((role) => ({ member_id: memberId, role, granted_at: tx.at, granted_by: tx.actor.memberId }))
  await tx.db.insertInto('member_role').values(rows).execute()
}

export async function insertSession(db: Db, session: SessionTable): Promise<void> {
  await db.insertInto('session').values(session).execute()
}

/** Notes that the member of this session proved their identity. */
export async function setConfirmed(tx: Tx, idHash: string): Promise<void> {
  await tx.db.updateTable('session').set({ confirmed_at: tx.at }).where('id_hash', '=', idHash).execute()
}

export async function extendIdleEnd(db: Db, idHash: string, idleExpiresAt: Instant): Promise<void> {
  await db.updateTable('session').set({ idle_expires_at: idleExpiresAt }).where('id_hash', '=', idHash).execute()
}

type Use = { idHash: string; memberId: string; at: Instant; idleExpiresAt: Instant }

/** Records the use of a session and of its member. Two statements, because nothing depends on their agreement. */
export async function touchSession(db: Db, { idHash, memberId, at, idleExpiresAt }: Use): Promise<void> {
  await db
    .updateTable('session')
    .set({ last_seen_at: at, idle_expires_at: idleExpiresAt })
    .where('id_hash', '=', idHash)
    .execute()
  await recordVisit(db, memberId, at)
}

/** Records a visit. After a pause that ends a visit, everything since then counts as new to the member. */
export async function recordVisit(db: Db, memberId: string, at: Instant): Promise<void> {
  const visitEnded = plus(at, { minutes: -visitPauseMinutes })
  await db
    .updateTable('member')
    .set((eb) => ({
      last_seen_at: at,
      seen_before: eb
        .case()
        .when('last_seen_at', '<', visitEnded)
        .then(eb.ref('last_seen_at'))
        .else(eb.ref('seen_before'))
        .end(),
    }))
    .where('id', '=', memberId)
    .execute()
}

/** Marks everything written until now as read. */
export async function setAllRead(tx: Tx, memberId: string): Promise<void> {
  await tx.db.updateTable('member').set({ all_read_at: tx.at, seen_before: tx.at }).where('id', '=', memberId).execute()
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
  await db.deleteFrom('session').where('id_hash', '=', idHash).execute()
}

/**
 * Ends the sessions of a member except the one with the hash `except`.
 * @returns how many ended
 */
export async function deleteSessionsOf(db: Db, memberId: string, except: string | null = null): Promise<number> {
  let query = db.deleteFrom('session').where('member_id', '=', memberId)
  if (except !== null) query = query.where('id_hash', '!=', except)
  return Number((await query.executeTakeFirstOrThrow()).numDeletedRows)
}

/** Deletes sessions past either of their ends, and devices last seen before `devicesBefore`. */
export async function deleteEndedSessions(tx: Tx, now: Instant, devicesBefore: Instant): Promise<void> {
  await tx.db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<', now), eb('idle_expires_at', '<', now)]))
    .execute()
  await tx.db.deleteFrom('member_device').where('last_seen_at', '<', devicesBefore).execute()
}

/** Ends one session if it is this member's. @returns whether there was one. */
export async function deleteOwnSession(db: Db, memberId: string, idHash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('member_id', '=', memberId)
    .where('id_hash', '=', idHash)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export async function deleteExpiredSessions(db: Db, now: Instant): Promise<void> {
  await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('idle_expires_at', '<=', now)]))
    .execute()
}

/** Keeps the newest `keep` sessions of a member. */
export async function deleteOldestSessions(db: Db, memberId: string, keep: number): Promise<void> {
  const surplus = await db
    .selectFrom('session')
    .select('id_hash')
    .where('member_id', '=', memberId)
    .orderBy('created_at', 'desc')
    .orderBy('id_hash')
    .offset(keep)
    .limit(1_000)
    .execute()
  if (surplus.length === 0) return
  await db
    .deleteFrom('session')
    .where(
      'id_hash',
      'in',
      surplus.map((row) => row.id_hash),
    )
    .execute()
}

export async function insertToken(tx: Tx, token: ApiTokenTable): Promise<void> {
  await tx.db.insertInto('api_token').values(token).execute()
}

export async function markTokenRevoked(tx: Tx, tokenId: string): Promise<void> {
  await tx.db
    .updateTable('api_token')
    .set({ revoked_at: tx.at })
    .where('id', '=', tokenId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Ends all API tokens of a member. */
export async function revokeTokensOf(tx: Tx, memberId: string): Promise<void> {
  await tx.db
    .updateTable('api_token')
    .set({ revoked_at: tx.at })
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function recordTokenUse(db: Db, tokenId: string, at: Instant): Promise<void> {
  await db.updateTable('api_token').set({ last_used_at: at }).where('id', '=', tokenId).execute()
}

export async function insertAccount(tx: Tx, account: AccountTable): Promise<void> {
  await tx.db.insertInto('account').values(account).execute()
}

export async function updateAccount(tx: Tx, accountId: string, change: Partial<AccountTable>): Promise<void> {
  await tx.db.updateTable('account').set(change).where('id', '=', accountId).execute()
}

/** `accountId` null: the member belongs to none. */
export async function setMemberAccount(tx: Tx, memberId: string, accountId: string | null): Promise<void> {
  await tx.db
    .updateTable('member')
    .set({ account_id: accountId, account_linked_at: accountId === null ? null : tx.at })
    .where('id', '=', memberId)
    .execute()
}

/** Records that the member signed in with this browser at this address. */
export async function recordDevice(
  db: Db,
  row: {
    memberId: string
    address: string
    range: string | null
    browser: string
    at: Instant
    markHash: string | null
  },
): Promise<void> {
  const { memberId, address, range, browser, at, markHash } = row
  await db
    .insertInto('member_device')
    .values({ member_id: memberId, address, range, browser, last_seen_at: at, mark_hash: markHash })
    .onConflict((c) =>
      c.columns(['member_id', 'address', 'browser']).doUpdateSet((eb) => ({
        last_seen_at: at,
        range,
        mark_hash: eb.fn.coalesce('excluded.mark_hash', 'member_device.mark_hash'),
      })),
    )
    .execute()
}
