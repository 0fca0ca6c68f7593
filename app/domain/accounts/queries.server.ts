import type { Db } from '../../../db/dialects/dialect.ts'
import type { ApiTokenTable, SessionTable } from '../../../db/schema/accounts.ts'
import type { Actor } from '../../core/actor.ts'
import type { Instant } from '../../core/time.ts'
import type { GrantedRole } from '../../registry/permissions.ts'
import type { OwnerFacts } from './lucia-adapter.server.ts'

/** A living session and its member, who is in good standing; null otherwise. One query: a row for each role of the member. */
export async function sessionOwner(db: Db, idHash: string, now: Instant): Promise<{ session: SessionTable; owner: OwnerFacts } | null> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('member', 'member.id', 'session.member_id')
    .leftJoin('member_role', 'member_role.member_id', 'member.id')
    .selectAll('session')
    .select(['member.handle', 'member.name', 'member.locale', 'member.trust_level', 'member_role.role'])
    .where('session.id_hash', '=', idHash)
    .where('session.expires_at', '>', now)
    .where('session.idle_expires_at', '>', now)
    .where('member.suspended_at', 'is', null)
    .execute()
  const [first] = rows
  if (first === undefined) return null
  const { handle, name, locale, trust_level, role: _role, ...session } = first
  const roles = rows.map((row) => row.role).filter((role): role is GrantedRole => role !== null)
  return { session, owner: { handle, name, locale, trust_level, roles } }
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

/** A token that can be used at `now`, and its member with present rights; null otherwise. */
export async function tokenOwner(db: Db, hash: string, now: Instant): Promise<{ token: Pick<ApiTokenTable, 'id' | 'scopes' | 'last_used_at'>; actor: Actor } | null> {
  const rows = await db
    .selectFrom('api_token')
    .innerJoin('member', 'member.id', 'api_token.member_id')
    .leftJoin('member_role', 'member_role.member_id', 'member.id')
    .select(['api_token.id as token_id', 'api_token.scopes', 'api_token.last_used_at', 'member.id', 'member.handle', 'member.name', 'member.trust_level', 'member_role.role'])
    .where('api_token.token_hash', '=', hash)
    .where('api_token.revoked_at', 'is', null)
    .where('api_token.expires_at', '>', now)
    .where('member.suspended_at', 'is', null)
    .execute()
  const [first] = rows
  if (first === undefined) return null
  const roles = rows.map((row) => row.role).filter((role): role is GrantedRole => role !== null)
  return {
    token: { id: first.token_id, scopes: first.scopes, last_used_at: first.last_used_at },
    actor: { memberId: first.id, handle: first.handle, name: first.name, roles: ['member', ...roles], trustLevel: first.trust_level },
  }
}

export async function tokenById(db: Db, id: string): Promise<ApiTokenTable | null> {
  return (await db.selectFrom('api_token').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function tokensOf(db: Db, memberId: string): Promise<ApiTokenTable[]> {
  return db.selectFrom('api_token').selectAll().where('member_id', '=', memberId).orderBy('created_at', 'desc').orderBy('id', 'desc').execute()
}
