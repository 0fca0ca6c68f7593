import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError, notFound, type DomainError } from '#app/core/errors.ts'
import { own } from '#app/core/own.ts'
import { hardItems } from '#app/domain/moderation/queries/exposure.server.ts'
import { decisionTemplates } from '#app/domain/moderation/queries/templates.server.ts'
import { refuseItemAct, refuseSubject } from '#app/domain/review/item-acts.ts'
import { reviewItemsOf, type ListedItem } from '#app/domain/review/queries/review-items.server.ts'
import { kindsFor } from '#app/domain/review/reach.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { decisionsOf, reviewKind, type ReviewKind } from '#app/registry/review-kinds.ts'
import { reviewRows } from '#app/views/review-panels.server.ts'
import { urls } from '#app/views/urls.ts'
import { mostTogether, otherKind, type LeftItem } from './decide-many.server.ts'
import { ruleOptions } from './rule-lines.server.ts'

/** One of the chosen items as a line. `covered`: its text is hard to read, and left out. */
export type ChosenItem = { id: string; href: string; title: string | null; lang: Locale | null; covered: boolean }

/** What an address asks for: `as` is a kind and a decision, `post.hide`. @throws not_found for what is decided one by one */
export function bulkChoice(ctx: Ctx, url: URL): { kind: ReviewKind; decision: string; itemIds: string[] } {
  const [wanted = '', decision = ''] = (url.searchParams.get('as') ?? '').split('.')
  const kind = kindsFor(ctx.actor).find((one) => one === wanted && reviewKind(one).bulk === true)
  if (kind === undefined || own(decisionsOf(kind), decision) === undefined) throw notFound()
  const itemIds = [...new Set(url.searchParams.getAll('items'))].slice(0, mostTogether)
  return { kind, decision, itemIds }
}

/** The chosen items, those that can't be decided so with the reason, and what the form of that decision asks. At most six queries.
 * @param veiled what is hard to read has no text in its line */
export async function decideManyPage(ctx: Ctx, url: URL, veiled = false) {
  const { kind, decision, itemIds } = bulkChoice(ctx, url)
  const items = await reviewItemsOf(ctx, itemIds)
  const line = await lineOf(ctx, items, veiled)
  const judged = items.map((item) => ({ line: line(item), refusal: refusalOf(ctx, kind, item) }))
  const { note, look } = decisionsOf(kind)[decision] ?? { note: 'needed', look: 'soft' }
  // Only what restricts somebody needs a rule.
  const restricts = (kind === 'post' || kind === 'content') && decision === 'hide'
  return {
    kind,
    decision,
    note,
    look,
    ready: judged.flatMap(({ line: one, refusal }) => (refusal === null ? [one] : [])),
    left: judged.flatMap(({ line: one, refusal }) => (refusal === null ? [] : [{ ...one, ...refusal }])),
    rules: restricts ? await ruleOptions(ctx) : null,
    templates: restricts
      ? (await decisionTemplates(ctx.read)).map(({ id, title }) => ({ value: id, text: title }))
      : [],
    back: `${urls.reviewQueue()}?kind=${kind}`,
  }
}

/** The lines of items that a decision left. */
export async function leftLines(
  ctx: Ctx,
  left: readonly LeftItem[],
  veiled: boolean,
): Promise<(ChosenItem & LeftItem)[]> {
  const items = await reviewItemsOf(
    ctx,
    left.map(({ id }) => id),
  )
  const line = await lineOf(ctx, items, veiled)
  return left.map((one) => ({ ...one, ...line(one) }))
}

async function lineOf(ctx: Ctx, items: readonly ListedItem[], veiled: boolean) {
  const [lines, hard] = await Promise.all([
    reviewRows(ctx, items),
    veiled ? hardItems(ctx.read, items) : new Set<string>(),
  ])
  return ({ id }: { id: string }): ChosenItem => {
    const covered = hard.has(id)
    const { title = null, lang = null } = covered ? {} : (lines.get(id) ?? {})
    return { id, href: urls.reviewItem(id), title, lang, covered }
  }
}

function refusalOf(ctx: Ctx, kind: ReviewKind, item: ListedItem): Omit<LeftItem, 'id'> | null {
  try {
    if (item.kind !== kind) throw otherKind()
    refuseSubject(item, ctx.actor)
    refuseItemAct('decide', item, { actor: ctx.actor, now: ctx.now() })
    return null
  } catch (error) {
    if (!isDomainError(error)) throw error
    return reasonOf(error)
  }
}

function reasonOf({ key, params, code }: DomainError): Omit<LeftItem, 'id'> {
  return { key, params, code }
}
