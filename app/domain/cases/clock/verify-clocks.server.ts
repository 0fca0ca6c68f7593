import { msOf, type Instant } from '#app/core/time.ts'
import { clockHistories, keptClocks } from '#app/domain/cases/queries/promises.server.ts'
import { factsOf, factsText } from '#app/domain/cases/report/facts.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { clocksOf } from './clocks-of.ts'
import { clockColumns } from './refresh-clocks.server.ts'

const atOnce = 500

/**
 * Compares the due times that are kept in columns, and what is kept for the report, with what the time lines and the
 * customers say, for every case. Facts that are not kept yet are no difference: they are worked out when they are read.
 * Reads only. @returns how many cases it compared, and the numbers of those that differ
 */
export async function verifyClocks(db: Db, now: Instant): Promise<{ cases: number; wrong: number[] }> {
  const wrong: number[] = []
  let cases = 0
  for (let after = ''; ;) {
    const rows = await keptClocks(db, after, atOnce)
    const histories = await clockHistories(
      db,
      rows.map(({ id }) => id),
    )
    for (const { id, number, facts, rating, said, ...kept } of rows) {
      const history = histories.get(id)
      const columns = history === undefined ? null : clockColumns(clocksOf(history.events, history.promises, now))
      const sameClocks =
        columns !== null &&
        (Object.keys(kept) as (keyof typeof kept)[]).every((name) => isSame(kept[name], columns[name]))
      const sameFacts =
        facts === null || (history !== undefined && facts === factsText(factsOf(history)) && rating === said)
      if (!sameClocks || !sameFacts) wrong.push(number)
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
