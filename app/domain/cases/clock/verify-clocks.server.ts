import { msOf, type Instant } from '#app/core/time.ts'
import { clocksOfCases, keptClocks } from '#app/domain/cases/queries/promises.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { clockColumns } from './refresh-clocks.server.ts'

const atOnce = 500

/**
 * Compares the due times that are kept in columns with what the time lines say, for every case. Reads only.
 * @returns how many cases it compared, and the numbers of those that differ
 */
export async function verifyClocks(db: Db, now: Instant): Promise<{ cases: number; wrong: number[] }> {
  const wrong: number[] = []
  let cases = 0
  for (let after = ''; ;) {
    const rows = await keptClocks(db, after, atOnce)
    const clocks = await clocksOfCases(
      db,
      rows.map(({ id }) => id),
      now,
    )
    for (const { id, number, ...kept } of rows) {
      const own = clocks.get(id)
      const said = own === undefined ? null : clockColumns(own)
      const same =
        said !== null && (Object.keys(kept) as (keyof typeof kept)[]).every((name) => isSame(kept[name], said[name]))
      if (!same) wrong.push(number)
    }
    cases += rows.length
    after = rows.at(-1)?.id ?? ''
    if (rows.length < atOnce) return { cases, wrong }
  }
}

function isSame(kept: string | null, said: string | null): boolean {
  const at = (text: string | null): number => (text === null ? Number.NaN : msOf(text))
  return kept === said || at(kept) === at(said)
}
