import {
  type ImportedPerson,
  type ImportedPlace,
  rowKey,
  sourceKey,
} from '#app/domain/integrations/stackexchange/import-source.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { ImportRunTable } from '#db/schema/operation.ts'

export function importRun(db: Db, source: string): Promise<ImportRunTable | undefined> {
  return db.selectFrom('import_run').selectAll().where('source', '=', source).executeTakeFirst()
}

export async function categoryExists(db: Db, slug: string): Promise<boolean> {
  return (await db.selectFrom('category').select('id').where('slug', '=', slug).executeTakeFirst()) !== undefined
}

/** The imported members with these ids at the site; null and ids without a member are left out. */
export async function importedPeople(
  db: Db,
  site: string,
  numbers: readonly (number | null)[],
): Promise<Map<number, ImportedPerson>> {
  const keys = keysOf(site, 'user', numbers)
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('member')
    .select(['id', 'handle', 'name', 'imported_key'])
    .where('imported_key', 'in', keys)
    .execute()
  return new Map(
    rows.map(({ id, handle, name, imported_key }) => [numberIn(imported_key), { memberId: id, handle, name }]),
  )
}

/** Imported people by their member ids. */
export async function peopleByMember(db: Db, memberIds: readonly string[]): Promise<Map<string, ImportedPerson>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('member')
    .select(['id', 'handle', 'name'])
    .where('id', 'in', [...new Set(memberIds)])
    .execute()
  return new Map(rows.map(({ id, handle, name }) => [id, { memberId: id, handle, name }]))
}

/** The imported questions and answers with these ids at the site. */
export async function importedPlaces(
  db: Db,
  site: string,
  numbers: readonly (number | null)[],
): Promise<Map<number, ImportedPlace>> {
  const keys = keysOf(site, 'post', numbers)
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select([
      'post.id',
      'post.kind',
      'post.thread_id as threadId',
      'thread.author_id as threadAuthorId',
      'thread.slug as threadSlug',
      'thread.title as threadTitle',
      'post.created_at as createdAt',
      'post.imported_key as key',
    ])
    .where('post.imported_key', 'in', keys)
    .execute()
  return new Map(rows.map(({ key, ...place }) => [numberIn(key), place]))
}

/** The ids among these whose comments were imported before. */
export function importedComments(db: Db, site: string, numbers: readonly number[]): Promise<Set<number>> {
  return importedNumbers(db, 'post', keysOf(site, 'comment', numbers))
}

/** The ids among these whose votes were imported before. */
export function importedVotes(db: Db, site: string, numbers: readonly number[]): Promise<Set<number>> {
  return importedNumbers(db, 'vote', keysOf(site, 'vote', numbers))
}

async function importedNumbers(db: Db, table: 'post' | 'vote', keys: readonly string[]): Promise<Set<number>> {
  if (keys.length === 0) return new Set()
  const rows = await db.selectFrom(table).select('imported_key as key').where('imported_key', 'in', keys).execute()
  return new Set(rows.map(({ key }) => numberIn(key)))
}

/** Answers that were ever accepted, also where members chose another since: an import does not choose again. */
export async function everAccepted(db: Db): Promise<Set<string>> {
  return new Set((await payloads<{ postId: string }>(db, 'answer.accepted')).map(({ postId }) => postId))
}

/** Questions that were ever closed as a duplicate. */
export async function everDuplicate(db: Db): Promise<Set<string>> {
  return new Set((await payloads<{ threadId: string }>(db, 'thread.closedAsDuplicate')).map(({ threadId }) => threadId))
}

export async function handleSkeletons(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('member').select('handle_skeleton').execute()
  return new Set(rows.map((row) => row.handle_skeleton))
}

/** The reputation accounts of imported members with a question or an answer. */
export async function writersReputation(
  db: Db,
  site: string,
): Promise<{ userId: number; handle: string; name: string; balance: number }[]> {
  const prefix = `${sourceKey(site)}:user:`
  const rows = await db
    .selectFrom('member')
    .leftJoin('ledger_account as a', (join) =>
      join.onRef('a.owner', '=', 'member.id').on('a.kind', '=', 'reputation').on('a.unit', '=', 'reputation'),
    )
    .select(['member.handle', 'member.name', 'member.imported_key', 'a.balance'])
    .where('member.imported_key', 'like', `${prefix}%`)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('post')
          .select('post.id')
          .whereRef('post.author_id', '=', 'member.id')
          .where('post.kind', 'in', ['opening', 'answer']),
      ),
    )
    .execute()
  return rows.map(({ handle, name, imported_key, balance }) => ({
    userId: numberIn(imported_key),
    handle,
    name,
    balance: Number(balance ?? 0),
  }))
}

async function payloads<Payload>(db: Db, type: string): Promise<Payload[]> {
  const rows = await db.selectFrom('event_log').select('payload').where('type', '=', type).execute()
  return rows.map((row) => JSON.parse(row.payload) as Payload)
}

function keysOf(site: string, kind: Parameters<typeof rowKey>[1], numbers: readonly (number | null)[]): string[] {
  return [...new Set(numbers)].flatMap((number) => (number === null ? [] : [rowKey(site, kind, number)]))
}

function numberIn(key: string | null): number {
  return Number(key?.slice(key.lastIndexOf(':') + 1))
}
