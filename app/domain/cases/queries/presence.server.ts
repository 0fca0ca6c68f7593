import type { ExpressionBuilder } from 'kysely'
import type { Reading } from '#app/core/reading.ts'
import { plus } from '#app/core/time.ts'
import type { Database } from '#db/schema/index.ts'

/** Minutes after the last sign of life: a saved key, or a page that is open. */
const hereForMinutes = 2

/** Names of the colleagues who have a case open; who writes is not among those who read. */
export type Presence = { writing: string[]; reading: string[] }

/** What a row of a case says of it, as `presenceOf` reads it. */
export type PresenceRow = { here_reading: string; here_writing: string }

/** Columns of a statement about cases: who else reads and writes in each of them now. */
export function presenceColumns({ dialect, actor, now }: Pick<Reading, 'dialect' | 'actor' | 'now'>) {
  const since = plus(now(), { minutes: -hereForMinutes })
  const self = actor.memberId ?? ''
  return (eb: ExpressionBuilder<Database, 'case'>) => [
    dialect
      .rowsAsText(
        eb
          .selectFrom('case_reader')
          .innerJoin('member', 'member.id', 'case_reader.member_id')
          .select('member.name')
          .whereRef('case_reader.case_id', '=', 'case.id')
          .where('case_reader.seen_at', '>', since)
          .where('case_reader.member_id', '!=', self)
          .orderBy('member.name'),
      )
      .as('here_reading'),
    dialect
      .rowsAsText(
        eb
          .selectFrom('draft')
          .innerJoin('member', 'member.id', 'draft.member_id')
          .select('member.name')
          .where('draft.place', '=', eb(eb.val('case:'), '||', eb.ref('case.id')))
          .where('draft.saved_at', '>', since)
          .where('draft.member_id', '!=', self)
          .orderBy('member.name'),
      )
      .as('here_writing'),
  ]
}

/** Null: nobody else is there. */
export function presenceOf({ here_reading, here_writing }: PresenceRow): Presence | null {
  const writing = namesIn(here_writing)
  const reading = namesIn(here_reading).filter((name) => !writing.includes(name))
  return writing.length + reading.length === 0 ? null : { writing, reading }
}

/**
 * Who else is in this case, and when the reader was last seen there (null: never). Null for a case that is not there.
 * One query.
 */
export async function presenceInCase(
  from: Reading,
  caseId: string,
): Promise<{ here: Presence | null; lastSeenAt: string | null } | null> {
  const row = await from.read
    .selectFrom('case')
    .leftJoin('case_reader as own', (on) =>
      on.onRef('own.case_id', '=', 'case.id').on('own.member_id', '=', from.actor.memberId ?? ''),
    )
    .select('own.seen_at')
    .select(presenceColumns(from))
    .where('case.id', '=', caseId)
    .executeTakeFirst()
  return row === undefined ? null : { here: presenceOf(row), lastSeenAt: row.seen_at }
}

function namesIn(text: string): string[] {
  return text === '[]' ? [] : (JSON.parse(text) as { name: string }[]).map(({ name }) => name)
}
