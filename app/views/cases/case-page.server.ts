import type { Ctx } from '#app/core/context.server.ts'
import { isOpen } from '#app/domain/cases/case.ts'
import { noteReading } from '#app/domain/cases/presence/note-reading.server.ts'
import { caseCauses } from '#app/domain/cases/queries/causes.server.ts'
import { mergeableCases } from '#app/domain/cases/queries/merges.server.ts'
import { nextCase } from '#app/domain/cases/queries/next-case.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { staff } from '#app/domain/cases/queries/team.server.ts'
import { draftAt } from '#app/domain/drafts/drafts-at.server.ts'
import { places } from '#app/domain/drafts/place.ts'
import { casePageView } from '#app/views/case-views.server.ts'
import { communityAnswer } from './community-answer.server.ts'
import { followUpView } from './follow-up.server.ts'
import { templateLines, templatesShown } from './template-lines.server.ts'

/** One case with everything beside it that an agent works with; `movedTo`: the case that it is part of now. */
export async function wholeCasePage(ctx: Ctx, number: number) {
  const page = await casePage(ctx, number)
  // It is part of another case now.
  if (page.number !== number) return { movedTo: page.number }
  const view = await casePageView(ctx, page)
  const followUp = await followUpView(ctx, page)
  const [people, draft, here, next, offer, templates, causes, others] = await Promise.all([
    staff(ctx),
    draftAt(ctx, places.case(view.id)),
    noteReading(ctx, view.id),
    nextCase(ctx, view.number),
    communityAnswer(ctx, view),
    templateLines(ctx, { q: '', category: view.category, archived: false }, templatesShown),
    caseCauses(ctx, view.id),
    isOpen(view.status) ? mergeableCases(ctx.read, { id: view.id, customerId: page.customer?.id ?? null }) : [],
  ])
  const assigned = view.assignee?.id === ctx.actor.memberId
  const outside = {
    tickets: ctx.setting('cases.ticketUrl') !== '' && ctx.setting('cases.ticketSecret') !== '',
    questions: ctx.setting('mail.replyAddress') !== '',
  }
  return {
    movedTo: null,
    outside,
    view,
    followUp,
    assigned,
    people,
    draft,
    here,
    next,
    offer,
    templates,
    causes,
    others,
  }
}
