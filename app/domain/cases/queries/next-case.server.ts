import type { Ctx } from '#app/core/context.server.ts'
import { caseList } from './list.server.ts'

/**
 * The case that an agent works on after this one: of their own, else of those without an assignee, what falls due first.
 * Cases that wait on their customer are passed over. Null when nothing is left. Two queries at most.
 */
export async function nextCase(ctx: Ctx, after: number): Promise<{ number: number; subject: string } | null> {
  for (const assignee of ['me', 'none'] as const) {
    const { items } = await caseList(ctx, { status: 'open', assignee }, { limit: 2, cursor: null })
    const next = items.find(({ number, status }) => number !== after && status !== 'waiting_customer')
    if (next !== undefined) return { number: next.number, subject: next.subject }
  }
  return null
}
