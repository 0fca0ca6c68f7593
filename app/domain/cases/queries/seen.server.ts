import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'

/**
 * What somebody has seen of a case who does not say: what they did last themselves, whose answer showed them the case, else
 * the opening; and what the product did alone after it, until another person did something.
 * @returns number of a line; 0 for a case that does not exist
 */
export async function seenUnsaid(ctx: Ctx, number: number): Promise<number> {
  const me = signedIn(ctx.actor)
  const lines = await ctx.read
    .selectFrom('case_event')
    .innerJoin('case', 'case.id', 'case_event.case_id')
    .select(['case_event.number', 'case_event.actor_id', 'case_event.kind'])
    .where('case.number', '=', number)
    .orderBy('case_event.number')
    .execute()
  const own = lines.findLast(({ actor_id }) => actor_id === me)?.number ?? 1
  // Customers without an account write as nobody.
  const next = lines.find((line) => line.number > own && (line.actor_id !== null || line.kind === 'customer_wrote'))
  return next === undefined ? (lines.at(-1)?.number ?? 0) : next.number - 1
}
