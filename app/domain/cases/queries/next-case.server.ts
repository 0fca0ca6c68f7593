import type { Ctx } from '#app/core/context.server.ts'
import { ownDay } from './day.server.ts'
import { caseList } from './list.server.ts'

/**
 * The case that an agent works on after this one: the first of My day, else of those without an assignee what falls due
 * first. Cases that only wait for their customer are passed over. Null when nothing is left.
 */
export async function nextCase(ctx: Ctx, after: number): Promise<{ number: number; subject: string } | null> {
  const own = (await ownDay(ctx)).find(({ case: view, reasons }) => view.number !== after && reasons[0] !== 'waits')
  if (own !== undefined) return { number: own.case.number, subject: own.case.subject }
  const { items } = await caseList(ctx, { status: 'open', assignee: 'none' }, { limit: 2, cursor: null })
  const next = items.find(({ number, status }) => number !== after && status !== 'waiting_customer')
  return next === undefined ? null : { number: next.number, subject: next.subject }
}
