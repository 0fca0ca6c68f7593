import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { caseJson, caseListShape, wholeCase, wholeCaseShape } from '#app/api/json/case-json.server.ts'
import { choice, paged, text } from '#app/api/query.ts'
import { caseSeverities, caseStatuses, dueChoices } from '#app/domain/cases/case.ts'
import { feedbackShape, openCaseForShape } from '#app/domain/cases/input.ts'
import { caseList } from '#app/domain/cases/queries/list.server.ts'
import { openCaseFor } from '#app/domain/cases/sources/open-case-for.server.ts'
import { submitFeedback } from '#app/domain/cases/submit-feedback.server.ts'
import { receiveTicketMessage } from '#app/domain/cases/tickets/receive-ticket-message.server.ts'
import { ticketMessageShape } from '#app/domain/cases/tickets/ticket.ts'
import { caseNumberOf } from '#app/views/case-number.ts'
import { urls } from '#app/views/urls.ts'

export const caseCalls = [
  call('GET /cases', {
    about: 'Cases, for staff',
    scope: 'staff',
    query: {
      status: choice([...caseStatuses, 'open'], 'open: everything that is not resolved or closed'),
      severity: choice(caseSeverities, 'how urgent'),
      assignee: text('a handle'),
      due: choice(dueChoices, 'a promise that is broken, or falls due today'),
      ...paged(),
    },
    answer: caseListShape,
    run: async ({ ctx, query }) => {
      const { items, next } = await caseList(ctx, query, query)
      return { items: items.map(caseJson), next }
    },
  }),
  call('POST /cases', {
    scope: 'staff',
    limit: 'staffAct',
    about: 'Opens a private case for a customer, who is named by `handle` or by `email`',
    status: 201,
    answer: wholeCaseShape,
    body: z.strictObject({ ...openCaseForShape.shape, public: z.literal(false).default(false) }),
    run: async ({ ctx }, body) => wholeCase(ctx, (await openCaseFor(ctx, body, 'api')).case.number),
  }),
  call('GET /cases/:number', {
    about: 'One case with its time line and notes, for staff',
    scope: 'staff',
    answer: wholeCaseShape,
    run: ({ ctx, params }) => wholeCase(ctx, caseNumberOf(params.number)),
  }),
  call('POST /tickets/call-back', {
    about: 'Receives what the ticket system says about a ticket; the signature in `Dangol-Signature` replaces a token',
    scope: null,
    signedBody: ticketMessageShape,
    answer: z.object({ result: z.enum(['done', 'same', 'repeated', 'unknown']) }),
    run: ({ ctx, headers, text }) =>
      receiveTicketMessage(ctx, { signature: headers.get('dangol-signature'), body: text }),
  }),
  call('POST /feedback', {
    about: 'Tells the company something, in public or not; answers the number of the case',
    scope: 'write',
    limit: 'thread',
    status: 201,
    body: z.strictObject({ ...feedbackShape.shape, public: z.boolean() }),
    answer: z.object({
      number: z.int(),
      subject: z.string(),
      status: z.enum(caseStatuses),
      url: z.string(),
      thread: z.object({ id: z.string(), title: z.string(), url: z.string() }).nullable(),
    }),
    run: async ({ ctx }, body) => {
      const { case: opened, thread } = await submitFeedback(ctx, body, 'api')
      const { number, subject, status } = opened
      return {
        number,
        subject,
        status,
        url: urls.myCase(number),
        thread: thread === null ? null : { id: thread.id, title: thread.title, url: urls.thread(thread) },
      }
    },
  }),
]
