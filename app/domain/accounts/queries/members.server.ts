import { expressionBuilder, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import { type PageRequest, type Page, decodeCursor, toPage } from '#app/core/page.ts'
import type { Reading } from '#app/core/reading.ts'
import { fullYears, type Instant } from '#app/core/time.ts'
import { handleSkeleton, normalHandle } from '#app/domain/accounts/members/handle.ts'
import { type GrantedRole, grantedRoles, staffRoles } from '#app/registry/permissions.ts'
import type { Db, Dialect } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'
import { rolesOfAll } from './identities.server.ts'

/**
 * What is shown beside everything a member writes. Tier and badges belong to loyalty, which adds them: `{ ...card,
 * tier, badges }` is the `AuthorView` of the components.
 */
export type AuthorCard = {
  id: string
  name: string
  handle: string
  /** Id of the picture; null: their initials are shown. */
  avatar: string | null
  /** null for customers. */
  staff: { title: null } | null
  tenure: { kind: 'customer' | 'member'; years: number }
  roles: GrantedRole[]
  trustLevel: number
  joinedAt: Instant
}

/** Cards by member id, in one query for any number of ids; unknown ids are not in the map. */
export async function authorCards(from: Reading, ids: readonly string[]): Promise<Map<string, AuthorCard>> {
  if (ids.length === 0) return new Map()
  return cardsOf(from, await cardRows(from.read, ids).execute())
}

/** The rows behind cards, one for each role of a member. */
export function cardRows(db: Db, ids: readonly string[]) {
  return (
    db
      .selectFrom('member')
      .leftJoin('account', 'account.id', 'member.account_id')
      .leftJoin('member_role', 'member_role.member_id', 'member.id')
      .select([
        'member.id',
        'member.handle',
        'member.name',
        'member.avatar',
        'member.trust_level',
        'member.joined_at',
        'account.started_at',
        'member_role.role',
      ])
      .where('member.id', 'in', [...new Set(ids)])
      // Who left has no card: what they wrote is that of a former member.
      .where('member.deleted_at', 'is', null)
  )
}

type CardRow = Awaited<ReturnType<ReturnType<typeof cardRows>['execute']>>[number]

/** Cards by member id. */
export function cardsOf(from: Pick<Reading, 'now' | 'setting'>, rows: readonly CardRow[]): Map<string, AuthorCard> {
  const held = Map.groupBy(rows, ({ id }) => id)
  return new Map(
    rows.map((member) => [
      member.id,
      toCard(
        member,
        grantedRoles.filter((role) => held.get(member.id)?.some((row) => row.role === role)),
        from,
      ),
    ]),
  )
}

type MemberRow = {
  id: string
  handle: string
  name: string
  avatar: string | null
  trust_level: number
  joined_at: string
  started_at: string | null
}

function toCard(member: MemberRow, roles: GrantedRole[], from: Pick<Reading, 'now' | 'setting'>): AuthorCard {
  const since = member.started_at ?? member.joined_at
  const years = fullYears(since, from.now(), from.setting('site.timeZone'))
  return {
    id: member.id,
    name: member.name,
    handle: member.handle,
    avatar: member.avatar,
    staff: staffRoles.some((role) => roles.includes(role)) ? { title: null } : null,
    tenure: { kind: member.started_at === null ? 'member' : 'customer', years },
    roles,
    trustLevel: member.trust_level,
    joinedAt: member.joined_at,
  }
}

/** What a profile shows of a member in addition to the card. */
export type MemberProfile = AuthorCard & { bio: string; suspended: boolean; trustFixed: boolean }

/** The member who shows this picture now; null: none does. */
export async function memberByAvatar(db: Db, avatar: string): Promise<string | null> {
  const row = await db
    .selectFrom('member')
    .select('id')
    .where('avatar', '=', avatar)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The member with that handle, typed in any case; null when there is none. */
export async function memberByHandle(from: Reading, handle: string): Promise<MemberProfile | null> {
  const member = await from.read
    .selectFrom('member')
    .leftJoin('account', 'account.id', 'member.account_id')
    .select([
      'member.id',
      'member.handle',
      'member.name',
      'member.avatar',
      'member.trust_level',
      'member.joined_at',
      'account.started_at',
      'member.bio',
      'member.suspended_at',
      'member.trust_fixed_at',
    ])
    // By skeleton, which is indexed; a handle that only looks alike is no match.
    .where('member.handle_skeleton', '=', handleSkeleton(handle))
    .where('member.deleted_at', 'is', null)
    .executeTakeFirst()
  if (member === undefined || member.handle.toLowerCase() !== normalHandle(handle).toLowerCase()) return null
  const roles = (await rolesOfAll(from.read, [member.id])).get(member.id) ?? []
  return {
    ...toCard(member, roles, from),
    bio: member.bio,
    suspended: member.suspended_at !== null,
    trustFixed: member.trust_fixed_at !== null,
  }
}

/** `search` '': all members. `role` null: any or no role; `any`: members with a role. */
export type MemberFilter = {
  search: string
  role: GrantedRole | 'any' | null
  /** Key of a group; null or left out: all members. */
  group?: string | null
  /** Finds them by their answers to the fields of the profile too, whoever may see those: for admins. */
  answers?: boolean
  /** Leaves out members who chose not to be listed, except this one. */ listedFor?: string | null
}

/** A page of members, newest first. Only admins may see `email`. */
export async function memberPage(
  from: Reading,
  filter: MemberFilter,
  page: PageRequest,
): Promise<Page<AuthorCard & { email: string | null; suspended: boolean }>> {
  const { read: db, dialect } = from
  let query = db
    .selectFrom('member')
    .leftJoin('account', 'account.id', 'member.account_id')
    .select([
      'member.id',
      'member.handle',
      'member.name',
      'member.avatar',
      'member.trust_level',
      'member.joined_at',
      'account.started_at',
      'member.email',
      'member.suspended_at',
    ])
    .orderBy('member.joined_at', 'desc')
    .orderBy('member.id', 'desc')
    .where('member.deleted_at', 'is', null)
    .limit(page.limit + 1)
  const words = filter.search.normalize('NFC').trim()
  if (words !== '') {
    const eb = expressionBuilder<Database, 'member'>()
    const byName = named(eb, dialect, words)
    query = query.where(filter.answers === true ? eb.or([byName, answered(eb, dialect, words)]) : byName)
  }
  if (filter.listedFor !== undefined)
    query = query.where((eb) =>
      eb.or([eb('member.hides_from_directory', '=', 0), eb('member.id', '=', filter.listedFor ?? '')]),
    )
  const { role, group = null } = filter
  if (group !== null)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('group_member')
          .innerJoin('member_group', 'member_group.id', 'group_member.group_id')
          .select('group_member.member_id')
          .where('member_group.key', '=', group)
          .whereRef('group_member.member_id', '=', 'member.id'),
      ),
    )
  if (role !== null) {
    query = query.where((eb) => {
      const held = eb
        .selectFrom('member_role')
        .select('member_role.member_id')
        .whereRef('member_role.member_id', '=', 'member.id')
      return eb.exists(role === 'any' ? held : held.where('member_role.role', '=', role))
    })
  }
  if (page.cursor !== null) {
    const [joinedAt, id] = decodeCursor(page.cursor, 2).map(String) as [string, string]
    query = query.where((eb) =>
      eb.or([
        eb('member.joined_at', '<', joinedAt),
        eb.and([eb('member.joined_at', '=', joinedAt), eb('member.id', '<', id)]),
      ]),
    )
  }
  const rows = toPage(await query.execute(), page.limit, (row) => [row.joined_at, row.id])
  const roles = await rolesOfAll(
    db,
    rows.items.map((row) => row.id),
  )
  return {
    ...rows,
    items: rows.items.map((row) => ({
      ...toCard(row, roles.get(row.id) ?? [], from),
      email: row.email,
      suspended: row.suspended_at !== null,
    })),
  }
}

/** An answer to a field of the profile contains the words; choices are stored by id and not searched. */
function answered(eb: ExpressionBuilder<Database, 'member'>, dialect: Dialect, words: string): Expression<SqlBool> {
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return eb.exists(
    eb
      .selectFrom('profile_value')
      .innerJoin('profile_field', 'profile_field.id', 'profile_value.field_id')
      .select('profile_value.member_id')
      .whereRef('profile_value.member_id', '=', 'member.id')
      .where('profile_field.kind', '!=', 'choice')
      .where((value) => dialect.caseFoldedLike(value.ref('profile_value.value'), pattern)),
  )
}

/** Handle or display name contains the words; `%` and `_` mean themselves. */
function named(columns: ExpressionBuilder<Database, 'member'>, dialect: Dialect, words: string): Expression<SqlBool> {
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return columns.or([
    dialect.caseFoldedLike(columns.ref('member.handle'), pattern),
    dialect.caseFoldedLike(columns.ref('member.name'), pattern),
  ])
}
