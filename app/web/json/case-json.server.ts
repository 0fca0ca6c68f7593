import type { Ctx } from '#app/core/context.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import type { CaseSummary, Person } from '#app/domain/cases/queries/summaries.server.ts'
import type { SlaClock } from '#app/domain/cases/sla.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { urls } from '#app/web/urls.ts'

/** A case in a list of the API, for staff. */
export function caseJson(view: CaseSummary) {
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
    openedAt: view.openedAt,
    updatedAt: view.updatedAt,
    sla: { firstResponse: clockJson(view.firstResponse), resolution: clockJson(view.resolution) },
  }
}

/** One case with its time line, its notes, and the customer on one card. */
export async function wholeCase(ctx: Ctx, number: number) {
  const page = await casePage(ctx, number)
  const card = page.customerCard
  const standing = card === null ? undefined : (await standingsOf(ctx.read, [card.id])).get(card.id)
  return {
    ...caseJson(page),
    customer:
      card === null
        ? null
        : {
            ...personJson(card),
            tenure: card.tenure,
            tier: standing?.tier ?? null,
            reputation: standing?.reputation ?? null,
            plan: card.plan,
            since: card.since,
            renewsAt: card.renewsAt,
            openCases: card.openCases,
          },
    messages: page.messages.map(({ id, at, html, byStaff, author }) => ({
      id,
      at,
      html,
      byStaff,
      author: personJson(author),
    })),
    notes: page.notes.map(({ id, at, html, author }) => ({ id, at, html, author: personJson(author) })),
    timeline: page.timeline.map(({ id, at, kind, actor, data }) => ({ id, at, kind, actor: personJson(actor), data })),
  }
}

function personJson(
  person: Person | { handle: string; name: string } | null,
): { handle: string; name: string; url: string } | null {
  return person === null ? null : { handle: person.handle, name: person.name, url: urls.member(person.handle) }
}

function clockJson({ dueAt, state, endedAt }: SlaClock) {
  return { dueAt, state, endedAt }
}
