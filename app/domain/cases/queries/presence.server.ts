import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Minutes after the last sign of life: a saved key, or a page that is open. */
const hereForMinutes = 2

/** Names of the colleagues who have a case open; who writes is not among those who read. */
export type Presence = { writing: string[]; reading: string[] }

/** Who else reads and writes in these cases now, by the id of the case; cases without anybody are left out. Two queries. */
export async function presenceIn(
  { read, actor, now }: Pick<Ctx, 'read' | 'actor' | 'now'>,
  caseIds: readonly string[],
): Promise<Map<string, Presence>> {
  if (caseIds.length === 0) return new Map()
  const since = plus(now(), { minutes: -hereForMinutes })
  const others = { since, except: actor.memberId ?? '' }
  const [writers, readers] = [await writersIn(read, caseIds, others), await readersIn(read, caseIds, others)]
  const found = new Map<string, Presence>()
  for (const { case_id, name } of writers) at(found, case_id).writing.push(name)
  for (const { case_id, name } of readers) {
    const here = at(found, case_id)
    if (!here.writing.includes(name)) here.reading.push(name)
  }
  return found
}

type Others = { since: string; except: string }

async function writersIn(
  db: Db,
  caseIds: readonly string[],
  { since, except }: Others,
): Promise<{ case_id: string; name: string }[]> {
  const rows = await db
    .selectFrom('draft')
    .innerJoin('member', 'member.id', 'draft.member_id')
    .select(['draft.place', 'member.name'])
    .where(
      'draft.place',
      'in',
      caseIds.map((id) => `case:${id}`),
    )
    .where('draft.saved_at', '>', since)
    .where('draft.member_id', '!=', except)
    .orderBy('member.name')
    .execute()
  return rows.map(({ place, name }) => ({ case_id: place.slice('case:'.length), name }))
}

function readersIn(
  db: Db,
  caseIds: readonly string[],
  { since, except }: Others,
): Promise<{ case_id: string; name: string }[]> {
  return db
    .selectFrom('case_reader')
    .innerJoin('member', 'member.id', 'case_reader.member_id')
    .select(['case_reader.case_id', 'member.name'])
    .where('case_reader.case_id', 'in', [...caseIds])
    .where('case_reader.seen_at', '>', since)
    .where('case_reader.member_id', '!=', except)
    .orderBy('member.name')
    .execute()
}

function at(found: Map<string, Presence>, id: string): Presence {
  const here = found.get(id) ?? { writing: [], reading: [] }
  found.set(id, here)
  return here
}

/** When this member was last seen at the case; null when never. */
export async function lastSeenAt(db: Db, caseId: string, memberId: string): Promise<string | null> {
  const row = await db
    .selectFrom('case_reader')
    .select('seen_at')
    .where('case_id', '=', caseId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row?.seen_at ?? null
}
