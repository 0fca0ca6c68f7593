import type { Db, Dialect } from '../../../db/dialects/dialect.ts'
import type { AccountTable } from '../../../db/schema/accounts.ts'
import { decodeCursor, toPage } from '../../core/page.ts'
import type { Page, PageRequest } from '../../core/page.ts'

/** Customer accounts by name; `search` looks in names and external ids. Two queries whatever the number. */
export async function accountPage(db: Db, dialect: Dialect, search: string, page: PageRequest): Promise<Page<AccountTable & { members: number }>> {
  let query = db.selectFrom('account').selectAll()
  const words = search.normalize('NFC').trim()
  if (words !== '') {
    const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where((eb) => eb.or([dialect.caseFoldedLike(eb.ref('account.name'), pattern), eb('account.external_id', '=', words)]))
  }
  if (page.cursor !== null) {
    const [name, id] = decodeCursor(page.cursor, 2).map(String) as [string, string]
    query = query.where((eb) => eb.or([eb('account.name', '>', name), eb.and([eb('account.name', '=', name), eb('account.id', '>', id)])]))
  }
  const rows = toPage(await query.orderBy('account.name').orderBy('account.id').limit(page.limit + 1).execute(), page.limit, (row) => [row.name, row.id])
  const counts = rows.items.length === 0 ? [] : await db.selectFrom('member').select((eb) => ['account_id', eb.fn.countAll<number>().as('count')]).where('account_id', 'in', rows.items.map((row) => row.id)).groupBy('account_id').execute()
  return { ...rows, items: rows.items.map((row) => ({ ...row, members: Number(counts.find((one) => one.account_id === row.id)?.count ?? 0) })) }
}

/** One account by our id or by the key of the other system; null when there is none. */
export async function accountBy(db: Db, wanted: { id: string } | { externalId: string }): Promise<AccountTable | null> {
  const query = db.selectFrom('account').selectAll()
  return (await ('id' in wanted ? query.where('id', '=', wanted.id) : query.where('external_id', '=', wanted.externalId)).executeTakeFirst()) ?? null
}

/** Those of these external ids that are known, in one query. */
export async function accountsByExternalId(db: Db, externalIds: readonly string[]): Promise<Map<string, AccountTable>> {
  if (externalIds.length === 0) return new Map()
  const rows = await db.selectFrom('account').selectAll().where('external_id', 'in', [...externalIds]).execute()
  return new Map(rows.flatMap((row) => (row.external_id === null ? [] : [[row.external_id, row]])))
}

/** Members of an account, the longest linked first. */
export async function membersOfAccount(db: Db, accountId: string): Promise<{ id: string; handle: string; name: string; linkedAt: string }[]> {
  return db.selectFrom('member').select((eb) => ['id', 'handle', 'name', eb.fn.coalesce('account_linked_at', 'joined_at').as('linkedAt')]).where('account_id', '=', accountId).orderBy('linkedAt').orderBy('id').execute()
}
