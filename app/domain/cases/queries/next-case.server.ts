import type { Ctx } from '#app/core/context.server.ts'
import { dayCases } from './day.server.ts'

/**
 * The case that an agent works on after this one: the first of My day, else of those without an assignee what falls due
 * first. Cases that only wait for their customer are passed over. Null when nothing is left. One query.
 */
export async function nextCase(ctx: Ctx, after: number): Promise<{ number: number; subject: string } | null> {
  const { own, free } = await dayCases(ctx, 2)
  const mine = own.find(({ case: view, reasons }) => view.number !== after && reasons[0] !== 'waits')?.case
  const next = mine ?? free.find(({ number, status }) => number !== after && status !== 'waiting_customer')
  return next === undefined ? null : { number: next.number, subject: next.subject }
}
