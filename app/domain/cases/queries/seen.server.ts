import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'

/**
 * What somebody has seen of a case who does not say: up to what they did last themselves, whose answer showed them the
 * case, and the opening if that is nothing. @returns number of that line; 1 for a case that does not exist
 */
export async function ownLastEntry(ctx: Ctx, number: number): Promise<number> {
  const row = await ctx.read
    .selectFrom('case_event')
    .innerJoin('case', 'case.id', 'case_event.case_id')
    .select((eb) => eb.fn.max('case_event.number').as('last'))
    .where('case.number', '=', number)
    .where('case_event.actor_id', '=', signedIn(ctx.actor))
    .executeTakeFirst()
  return Number(row?.last ?? 1)
}
