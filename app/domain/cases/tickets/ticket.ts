import { z } from 'zod'
import type { CaseTicketTable } from '#db/schema/cases.ts'

export type Ticket = CaseTicketTable

/** `sending`: not told yet, or told and not answered. `failed`: the other system refused it for good. */
export const ticketStates = ['sending', 'open', 'closed', 'failed'] as const

const said = {
  ticket: z.string().trim().min(1).max(100),
  /** Where staff open it; only a web address is shown as a link. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullish(),
  state: z.enum(['open', 'closed']),
}

/** What the other system may answer right away; any other body means: accepted, a call-back follows. */
export const ticketAnswerShape = z.object({ ...said, state: said.state.default('open') })

/** A call-back: `id` is the same for every attempt to deliver it, `case` the number of the case. */
export const ticketMessageShape = z.strictObject({
  id: z.string().min(8).max(100),
  case: z.int().min(1),
  ...said,
})
export type TicketMessage = z.output<typeof ticketMessageShape>
