import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { caseJson, caseListShape, wholeCase, wholeCaseShape } from '#app/api/json/case-json.server.ts'
import { choice, paged, text } from '#app/api/query.ts'
import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { caseCategories, caseSeverities, caseStatuses, dueChoices } from '#app/domain/cases/case.ts'
import { caseAges, caseSorts, type CaseFilter, type CaseSort } from '#app/domain/cases/filters/filter.ts'
import { feedbackShape, openCaseForShape } from '#app/domain/cases/input.ts'
import { caseSources } from '#app/domain/cases/promises/input.ts'
import { caseList } from '#app/domain/cases/queries/list.server.ts'
import { savedFilters } from '#app/domain/cases/queries/saved-filters.server.ts'
import { openCaseFor } from '#app/domain/cases/sources/open-case-for.server.ts'
import { submitFeedback } from '#app/domain/cases/submit-feedback.server.ts'
import { receiveTicketMessage } from '#app/domain/cases/tickets/receive-ticket-message.server.ts'
import { ticketMessageShape } from '#app/domain/cases/tickets/ticket.ts'
import { tiers } from '#app/registry/tiers.ts'
import { caseNumberOf } from '#app/views/case-number.ts'
import { filterOf, readCaseQuery, sortOf } from '#app/views/cases/case-query.ts'
import { urls } from '#app/views/urls.ts'

export const caseCalls = [
  call('GET /cases', {
    about: 'Cases, for staff',
    scope: 'staff',
    query: {
      status: choice([...caseStatuses, 'open'], 'open: everything that is not resolved or closed'),
      severity: choice(caseSeverities, 'how urgent'),
      category: choice(caseCategories, 'what it is about'),
      source: choice(caseSources, 'how it began'),
      assignee: text('a handle; me, none, or away: somebody who is away'),
      product: text('its slug'),
      tag: text('of its thread'),
      tier: choice(
        tiers.map(({ key }) => key),
        'of the customer when it was opened',
      ),
      days: choice(caseAges.map(String), 'opened at least that many days ago'),
      followed: choice(['yes'], 'the caller follows it'),
      filter: text('id of a saved filter; the other parameters go before what it says'),
      sort: choice(caseSorts, 'due (what falls due next) when left out'),
      due: choice(dueChoices, 'a promise that is broken, or falls due today'),
      ...paged(),
    },
    answer: caseListShape,
    run: async ({ ctx, query }) => {
      const { filter: id, limit, cursor, sort, days, followed, ...given } = query
      const saved = id === null ? null : await savedFilter(ctx, id)
      const own = { ...given, days: days === null ? null : Number(days), followed: followed === 'yes' || null }
      const filter = { ...saved?.filter, ...withoutNull(own) }
      const { items, next } = await caseList(ctx, filter, { limit, cursor }, sort ?? saved?.sort ?? 'due')
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

async function savedFilter(ctx: Ctx, id: string): Promise<{ filter: CaseFilter; sort: CaseSort }> {
  const saved = (await savedFilters(ctx.read, signedIn(ctx.actor))).find((one) => one.id === id)
  if (saved === undefined) throw notFound('work.errors.noFilter')
  const query = readCaseQuery(new URLSearchParams(saved.query))
  return { filter: filterOf(query), sort: sortOf(query) }
}

function withoutNull<Given extends object>(given: Given): { [Name in keyof Given]?: NonNullable<Given[Name]> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as {
    [Name in keyof Given]?: NonNullable<Given[Name]>
  }
}
