import type { Ctx } from '#app/core/context.server.ts'
import { writersReputation } from './stackexchange/queries/imported.server.ts'
import { rankCorrelation } from './stackexchange/rank-correlation.ts'
import { readRows } from './stackexchange/read-rows.server.ts'

export type ReputationRow = {
  name: string
  handle: string
  /** Shown reputation here. */ here: number
  /** What the dump says. */ there: number
}

export type ReputationComparison = {
  /** Spearman's, -1 to 1; null when there is nothing to compare. */
  correlation: number | null
  /** Imported members with a question or an answer. */
  members: number
  topHere: ReputationRow[]
  topThere: ReputationRow[]
}

/**
 * Compares the reputation of imported members by our rules with that of their old site, to see whether our order is
 * plausible.
 * @param input.floor reputation that every member has without earning
 * @param input.top how many rows of each order to show
 */
export async function compareReputation(
  ctx: Ctx,
  { dir, site, floor, top = 10 }: { dir: string; site: string; floor: number; top?: number },
): Promise<ReputationComparison> {
  const there = new Map<number, number>()
  for await (const read of readRows(dir, 'users')) if ('row' in read) there.set(read.row.id, read.row.reputation)
  const rows = (await writersReputation(ctx.read, site)).flatMap(({ userId, name, handle, balance }) => {
    const reputation = there.get(userId)
    return reputation === undefined ? [] : [{ name, handle, here: floor + balance, there: reputation }]
  })
  return {
    correlation: rankCorrelation(rows.map((row) => [row.here, row.there])),
    members: rows.length,
    topHere: rows.toSorted((a, b) => b.here - a.here || b.there - a.there).slice(0, top),
    topThere: rows.toSorted((a, b) => b.there - a.there || b.here - a.here).slice(0, top),
  }
}
