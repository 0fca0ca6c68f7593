import { isId } from '#app/core/ids.ts'
import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Db, Dialect } from '#db/dialects/dialect.ts'
import type { AccountTable } from '#db/schema/accounts.ts'

/** Customer accounts by name; `search` matches names and external ids. Two queries for any number. */
export async function accountPage(
  db: Db,
  dialect: Dialect,
  search: string,
  page: PageRequest,
): Promise<Page<AccountTable & { members: number }>> {
  let query = db.selectFrom('account').selectAll()
  const words = search.normalize('NFC').trim()
  if (words !== '') {
    const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where((eb) =>
      eb.or([dialect.caseFoldedLike(eb.ref('account.name'), pattern), eb('account.external_id', '=', words)]),
    )
  }
  if (page.cursor !== null) {
    const [name, id] = decodeCursor(page.cursor, 2).map(String) as [string, string]
    query = query.where((eb) =>
      eb.or([eb('account.name', '>', name), eb.and([eb('account.name', '=', name), eb('account.id', '>', id)])]),
    )
  }
  const rows = toPage(
    await query
      .orderBy('account.name')
      .orderBy('account.id')
      .limit(page.limit + 1)
      .execute(),
    page.limit,
    (row) => [row.name, row.id],
  )
  const counts =
    rows.items.length === 0
      ? []
      : await db
          .selectFrom('member')
          .select((eb) => ['account_id', eb.fn.countAll<number>().as('count')])
          .where(
            'account_id',
            'in',
            rows.items.map((row) => row.id),
          )
          .groupBy('account_id')
          .execute()
  return {
    ...rows,
    items: rows.items.map((row) => ({
      ...row,
      members: Number(counts.find((one) => one.account_id === row.id)?.count ?? 0),
    })),
  }
}

/** One account by our id or by the key of the other system; null when there is none. */
export async function accountBy(db: Db, wanted: { id: string } | { externalId: string }): Promise<AccountTable | null> {
  const query = db.selectFrom('account').selectAll()
  return (
    (await (
      'id' in wanted ? query.where('id', '=', wanted.id) : query.where('external_id', '=', wanted.externalId)
    ).executeTakeFirst()) ?? null
  )
}

/** One account by our id, else by the key of the other system; null when there is none. */
export async function accountNamed(db: Db, name: string): Promise<AccountTable | null> {
  const own = isId('account', name) ? await accountBy(db, { id: name }) : null
  return own ?? (await accountBy(db, { externalId: name }))
}

/** The row of an account, locked until the transaction ends; null when there is none. */
export async function accountForUpdate(tx: Tx, id: string): Promise<AccountTable | null> {
  return (
    (await tx.dialect.lockRow(tx.db.selectFrom('account').selectAll().where('id', '=', id)).executeTakeFirst()) ?? null
  )
}

/** The handles of the members of each of these accounts, the longest linked first; accounts without any are left out. */
export async function memberHandlesOf(db: Db, accountIds: readonly string[]): Promise<Map<string, string[]>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('member')
    .select((eb) => ['account_id', 'id', 'handle', eb.fn.coalesce('account_linked_at', 'joined_at').as('linkedAt')])
    .where('account_id', 'in', [...accountIds])
    .orderBy('linkedAt')
    .orderBy('id')
    .execute()
  const byAccount = Map.groupBy(rows, (row) => row.account_id ?? '')
  return new Map([...byAccount].map(([id, members]) => [id, members.map(({ handle }) => handle)]))
}

/** The accounts that have one of these external ids, in one query. */
export async function accountsByExternalId(db: Db, externalIds: readonly string[]): Promise<Map<string, AccountTable>> {
  if (externalIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('account')
    .selectAll()
    .where('external_id', 'in', [...externalIds])
    .execute()
  return new Map(rows.flatMap((row) => (row.external_id === null ? [] : [[row.external_id, row]])))
}

/** Members of an account, the longest linked first. */
export async function membersOfAccount(
  db: Db,
  accountId: string,
): Promise<{ id: string; handle: string; name: string; linkedAt: string }[]> {
  return db
    .selectFrom('member')
    .select((eb) => ['id', 'handle', 'name', eb.fn.coalesce('account_linked_at', 'joined_at').as('linkedAt')])
    .where('account_id', '=', accountId)
    .orderBy('linkedAt')
    .orderBy('id')
    .execute()
}

/** One change of a customer account, from the audit log. `who` null: a script, or the company's other system. */
export type AccountChange = {
  id: string
  at: string
  what: 'entered' | 'changed' | 'linked' | 'unlinked'
  /** Where it came from; null: a form or a call. */
  source: 'import' | 'signIn' | null
  who: string | null
  /** The member who was linked or unlinked; null for other changes, and for a deleted member. */
  member: string | null
  fields: {
    field: 'kind' | 'plan' | 'products' | 'startedOn' | 'renewsOn'
    before: string | null
    after: string | null
  }[]
}

/** The last changes of an account, newest first. Two queries. */
export async function accountHistory(db: Db, accountId: string, limit: number): Promise<AccountChange[]> {
  const named = JSON.stringify(accountId)
  const rows = await db
    .selectFrom('audit_event as e')
    .leftJoin('member as m', 'm.id', 'e.actor_id')
    .select(['e.id', 'e.at', 'e.action', 'e.subject_id', 'e.before', 'e.after', 'm.name as who'])
    .where((eb) =>
      eb.or([
        eb.and([eb('e.subject_type', '=', 'account'), eb('e.subject_id', '=', accountId)]),
        eb.and([
          eb('e.action', 'in', ['account.linkMember', 'account.unlinkMember']),
          eb.or([eb('e.before', '=', named), eb('e.after', '=', named)]),
        ]),
      ]),
    )
    .orderBy('e.seq', 'desc')
    .limit(limit)
    .execute()
  const ids = rows.flatMap((row) => (row.action === 'account.save' ? [] : [row.subject_id]))
  const members =
    ids.length === 0 ? [] : await db.selectFrom('member').select(['id', 'name']).where('id', 'in', ids).execute()
  const names = new Map(members.map(({ id, name }) => [id, name]))
  return rows.map(({ id, at, action, subject_id: subject, before, after, who }): AccountChange => {
    if (action !== 'account.save')
      return {
        id,
        at,
        what: after === named ? 'linked' : 'unlinked',
        source: null,
        who,
        member: names.get(subject) ?? null,
        fields: [],
      }
    const [old, new_] = [factsOf(before), factsOf(after)]
    const fields =
      old === null || new_ === null
        ? []
        : (['kind', 'plan', 'products', 'startedOn', 'renewsOn'] as const).filter(
            (field) => (old[field] ?? null) !== (new_[field] ?? null),
          )
    return {
      id,
      at,
      what: old === null ? 'entered' : 'changed',
      source: new_?.['imported'] === 'yes' ? 'import' : new_?.['signedIn'] === 'yes' ? 'signIn' : null,
      who,
      member: null,
      fields: fields.map((field) => ({ field, before: old?.[field] ?? null, after: new_?.[field] ?? null })),
    }
  })
}

function factsOf(json: string | null): Record<string, string | null> | null {
  return json === null ? null : (JSON.parse(json) as Record<string, string | null>)
}
