import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { siteName } from '#app/core/site-name.ts'
import { caseNotFound, caseReference, isOpen } from '#app/domain/cases/case.ts'
import { customers } from '#app/domain/cases/queries/customers.server.ts'
import { caseNumbered, toSummaries, type CaseSummary } from '#app/domain/cases/queries/summaries.server.ts'
import { findReplyTemplate } from '#app/domain/cases/queries/templates.server.ts'
import { formatFor } from '#app/i18n/format.ts'
import type { ReplyVariable } from '#app/registry/reply-variables.ts'
import { urls } from '#app/views/urls.ts'
import type { ReplyTemplateTable } from '#db/schema/cases.ts'
import { fillTemplate, type ReplyValues } from './fill-template.ts'
import { templateNotFound, textFor } from './reply-template.ts'

/** `missing`: what the case does not know; the text still names it. */
export type FilledTemplate = { template: ReplyTemplateTable; text: string; missing: ReplyVariable[] }

/**
 * A reply template with the values of a case, in the language of its customer. Three queries; changes nothing.
 * @throws forbidden; not_found for a template that is archived or not there, and for the case
 */
export async function fillReplyTemplate(
  ctx: Ctx,
  { id, number }: { id: string; number: number },
): Promise<FilledTemplate> {
  authorize(ctx.actor, 'case.work')
  const template = await findReplyTemplate(ctx.read, id)
  if (template === undefined || template.archived_at !== null) throw templateNotFound()
  const row = await caseNumbered(ctx, number).executeTakeFirst()
  const lang = row?.lang ?? ctx.locale
  const there = { ...ctx, locale: lang }
  const [summary] = row === undefined ? [] : await toSummaries(there, [row])
  if (summary === undefined) throw caseNotFound()
  return { template, ...fillTemplate(textFor(template, lang), await valuesOf(there, summary)) }
}

async function valuesOf(ctx: Ctx, summary: CaseSummary): Promise<ReplyValues> {
  const { customer, product, thread } = summary
  const card = customer === null ? undefined : (await customers(ctx, [customer.id])).get(customer.id)
  const format = formatFor(ctx.locale, ctx.setting('site.timeZone'))
  const due = isOpen(summary.status) && summary.next.state !== 'met' ? summary.next.dueAt : null
  const path = thread !== null && !summary.private ? urls.thread(thread) : urls.myCase(summary.number)
  return {
    customer: customer?.name ?? null,
    agent: ctx.actor.name,
    case: caseReference(summary.number),
    subject: summary.subject,
    product: product?.name ?? null,
    version: summary.productVersion,
    reference: summary.reference,
    due: due === null ? null : `${format.day(due, ctx.now())} ${format.time(due)}`,
    plan: card?.plan ?? null,
    renewal: card?.renewsAt == null ? null : format.day(card.renewsAt, ctx.now()),
    link: `${ctx.platform.env.ORIGIN}${path}`,
    site: siteName(ctx),
  }
}
