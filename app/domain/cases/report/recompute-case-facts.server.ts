import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { casesWithoutFacts } from '#app/domain/cases/queries/facts.server.ts'
import { clockHistories } from '#app/domain/cases/queries/promises.server.ts'
import { caseByIdForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { keepFacts } from '#app/domain/cases/store/facts.server.ts'
import { factsOf, factsText } from './facts.ts'

/**
 * Keeps what the report counts of the cases that have no such row: all of those that are older than the table, and those
 * whose row was deleted to have it worked out again. @returns how many it wrote
 */
export async function recomputeCaseFacts(ctx: Ctx): Promise<number> {
  const missing = await casesWithoutFacts(ctx.read)
  await openPace({ most: 500 }).writeAll(ctx, missing, async (tx, ids) => {
    // In the order of ids, as everything that locks several cases.
    for (const id of ids) await caseByIdForUpdate(tx, id)
    for (const [id, history] of await clockHistories(tx.db, ids)) await keepFacts(tx, id, factsText(factsOf(history)))
  })
  return missing.length
}
