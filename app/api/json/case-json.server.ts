import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { caseCategories, caseEventKinds, caseSeverities, caseStatuses } from '#app/domain/cases/case.ts'
import type { SlaClock } from '#app/domain/cases/clock/clock.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import type { CaseSummary } from '#app/domain/cases/queries/summaries.server.ts'
import { severityRuleNames } from '#app/domain/cases/severity/rules.ts'
import { ticketStates } from '#app/domain/cases/tickets/ticket.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { tiers } from '#app/registry/tiers.ts'
import { urls } from '#app/views/urls.ts'
import { instant, lang, listOf, personJson, personShape } from './parts.ts'

const clockShape = z
  .object({
    dueAt: instant,
    state: z.enum(['running', 'paused', 'met', 'breached']),
    endedAt: instant.nullable(),
  })
  .meta({ id: 'SlaClock' })

export const caseJsonShape = z
  .object({
    number: z.int(),
    status: z.enum(caseStatuses),
    severity: z.enum(caseSeverities),
    category: z.enum(caseCategories),
    source: z.enum(['detection', 'feedback', 'csat', 'nps', 'agent', 'api']),
    subject: z.string(),
    body: z.string(),
    lang,
    private: z.boolean(),
    dismissed: z.boolean(),
    score: z.number().nullable(),
    reasons: z.array(z.object({ text: z.string(), weight: z.number() })),
    assignee: personShape.nullable(),
    customer: personShape.nullable(),
    threadId: z.string().nullable(),
    postId: z.string().nullable(),
    product: z.string().nullable(),
    version: z.string().nullable(),
    reference: z.string().nullable(),
    seen: z.int().meta({ description: 'Number of the last line of its time line: to be sent with an act on it.' }),
    openedAt: instant,
    updatedAt: instant,
    sla: z.object({
      firstResponse: clockShape,
      nextResponse: clockShape.nullable(),
      resolution: clockShape,
    }),
  })
  .meta({ id: 'Case' })
export const caseListShape = listOf(caseJsonShape)

const saidShape = { id: z.string(), at: instant, html: z.string(), author: personShape.nullable() }

export const wholeCaseShape = caseJsonShape
  .extend({
    customer: personShape
      .extend({
        tenure: z.object({ kind: z.enum(['customer', 'member']), years: z.int() }),
        tier: z.enum(tiers.map(({ key }) => key)).nullable(),
        reputation: z.int().nullable(),
        plan: z.string().nullable(),
        since: instant.nullable(),
        renewsAt: instant.nullable(),
        openCases: z.int(),
      })
      .nullable(),
    ticket: z
      .object({ state: z.enum(ticketStates), number: z.string().nullable(), url: z.string().nullable() })
      .nullable(),
    merged: z.array(z.object({ number: z.int(), subject: z.string(), openedAt: instant })),
    raises: z.array(
      z.object({
        rule: z.enum(severityRuleNames),
        figure: z.int(),
        at: instant,
        state: z.enum(['inForce', 'undone', 'overruled']),
      }),
    ),
    messages: z.array(z.object({ ...saidShape, byStaff: z.boolean() })),
    notes: z.array(z.object(saidShape)),
    timeline: z.array(
      z.object({
        id: z.string(),
        number: z.int(),
        at: instant,
        kind: z.enum(caseEventKinds),
        actor: personShape.nullable(),
        data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      }),
    ),
  })
  .meta({ id: 'WholeCase', description: 'A case with its time line, its notes, and the customer on one card.' })

/** A case in a list of the API, for staff. */
export function caseJson(view: CaseSummary): z.output<typeof caseJsonShape> {
  return {
    number: view.number,
    status: view.status,
    severity: view.severity,
    category: view.category,
    source: view.source,
    subject: view.subject,
    body: view.body,
    lang: view.lang,
    private: view.private,
    dismissed: view.dismissed,
    score: view.score,
    reasons: view.reasons.map(({ text, weight }) => ({ text, weight })),
    assignee: personJson(view.assignee),
    customer: personJson(view.customer),
    threadId: view.thread?.id ?? null,
    postId: view.postId,
    product: view.product?.slug ?? null,
    version: view.productVersion,
    reference: view.reference,
    seen: view.seen,
    openedAt: view.openedAt,
    updatedAt: view.updatedAt,
    sla: {
      firstResponse: clockJson(view.firstResponse),
      nextResponse: view.nextResponse === null ? null : clockJson(view.nextResponse),
      resolution: clockJson(view.resolution),
    },
  }
}

/** One case with its time line, its notes, and the customer on one card. */
export async function wholeCase(ctx: Ctx, number: number): Promise<z.output<typeof wholeCaseShape>> {
  const page = await casePage(ctx, number)
  const card = page.customerCard
  const standing = card === null ? undefined : (await standingsOf(ctx.read, [card.id])).get(card.id)
  return {
    ...caseJson(page),
    customer:
      card === null
        ? null
        : {
            handle: card.handle,
            name: card.name,
            url: urls.member(card.handle),
            tenure: card.tenure,
            tier: standing?.tier ?? null,
            reputation: standing?.reputation ?? null,
            plan: card.plan,
            since: card.since,
            renewsAt: card.renewsAt,
            openCases: card.openCases,
          },
    ticket:
      page.ticket === null ? null : { state: page.ticket.state, number: page.ticket.number, url: page.ticket.url },
    merged: page.merged.map(({ number: own, subject, openedAt }) => ({ number: own, subject, openedAt })),
    raises: page.raisedBy,
    messages: page.messages.map(({ id, at, html, byStaff, author }) => ({
      id,
      at,
      html,
      byStaff,
      author: personJson(author),
    })),
    notes: page.notes.map(({ id, at, html, author }) => ({ id, at, html, author: personJson(author) })),
    timeline: page.timeline.map(({ id, number: line, at, kind, actor, data }) => ({
      id,
      number: line,
      at,
      kind,
      actor: personJson(actor),
      data,
    })),
  }
}

function clockJson({ dueAt, state, endedAt }: SlaClock) {
  return { dueAt, state, endedAt }
}
