import { z } from 'zod'
import { call } from '#app/api/call.ts'
import { instant, listOf } from '#app/api/json/parts.ts'
import { reviewItemJson, reviewItemJsonShape } from '#app/api/json/review-item-json.ts'
import { choice, paged } from '#app/api/query.ts'
import { DomainError, isDomainError } from '#app/core/errors.ts'
import { optionalBlock, optionalLine } from '#app/core/text-shapes.ts'
import { reasonShape, ruleShape } from '#app/domain/moderation/input.ts'
import { claimReviewItem } from '#app/domain/review/claim-review-item.server.ts'
import { refuseItemAct } from '#app/domain/review/item-acts.ts'
import { reviewItem, reviewQueue } from '#app/domain/review/queries/review-items.server.ts'
import { refuseDecided } from '#app/domain/review/refuse-decided.server.ts'
import { translator } from '#app/i18n/index.ts'
import { sanctionKinds } from '#app/registry/restrictions.ts'
import { decisionsOf, reviewKind, reviewKindNames, type ReviewKind } from '#app/registry/review-kinds.ts'
import { decideMany, mostTogether } from '#app/views/moderation/decide-many.server.ts'
import { reviewPanels, undoDecision } from '#app/views/review-panels.server.ts'

const answers = ['upheld', 'rejected', 'dismissed'] as const

const decisionFields = {
  decision: z.enum(answers),
  reason: optionalBlock(2_000).default(''),
  rule: ruleShape.default('general'),
  law: optionalLine(200).default(''),
  sanction: z.strictObject({ kind: z.enum(sanctionKinds), hours: z.int().min(1).max(17_520).optional() }).optional(),
}
const decisionBody = z.strictObject({ ...decisionFields, token: z.string().max(40).optional() })
const decisionsBody = z.strictObject({
  ...decisionFields,
  kind: z.enum(reviewKindNames.filter((kind) => reviewKind(kind).bulk === true)),
  items: z.array(z.string().max(40)).min(1).max(mostTogether),
})

export const reviewCalls = [
  call('GET /review-items', {
    about: 'The review queue, as far as the token may decide: open items in its order, or the latest decisions',
    scope: 'moderate',
    query: {
      kind: choice(reviewKindNames, 'every kind when not given'),
      state: choice(['open', 'decided'], 'open when not given'),
      ...paged(),
    },
    answer: listOf(reviewItemJsonShape),
    run: async ({ ctx, query }) => {
      const filter = { kind: query.kind ?? null, view: query.state ?? 'open' }
      const { items, next } = await reviewQueue(ctx, filter, query)
      return { items: items.map(reviewItemJson), next }
    },
  }),
  call('POST /review-items/:id/claim', {
    about: 'Keeps an item for 15 minutes; claiming again prolongs it. The token goes with the decision',
    scope: 'moderate',
    limit: 'staffAct',
    answer: z.object({ claimedUntil: instant, token: z.string() }),
    run: async ({ ctx, params }) => {
      const { until, token } = await claimReviewItem(ctx, { itemId: params.id })
      return { claimedUntil: until, token }
    },
  }),
  call('POST /review-items/:id/decision', {
    about:
      'Decides an item. Upheld: it was right to bring it up; rejected: it was not; dismissed: no breach all the same',
    scope: 'moderate',
    limit: 'staffAct',
    body: decisionBody,
    answer: reviewItemJsonShape,
    run: async ({ ctx, params }, { decision, reason, rule, law, sanction, token }) => {
      const item = await reviewItem(ctx, params.id)
      await refuseDecided(ctx, item)
      refuseItemAct('decide', item, { actor: ctx.actor, now: ctx.now(), token: token ?? null })
      const fields = fieldsOf({ rule, law, sanction })
      const asked = { decision: ownWord(item.kind, decision), note: reason, fields }
      await withReason(reviewPanels[item.kind].decide(ctx, item, asked))
      return reviewItemJson(await reviewItem(ctx, params.id))
    },
  }),
  call('DELETE /review-items/:id/decision', {
    about: 'Undoes a decision with all that it did: the item waits again. Refused for kinds whose decisions are final',
    scope: 'moderate',
    limit: 'staffAct',
    body: z.strictObject({ reason: reasonShape }),
    answer: reviewItemJsonShape,
    run: async ({ ctx, params }, { reason }) => {
      await undoDecision(ctx, { itemId: params.id, reason })
      return reviewItemJson(await reviewItem(ctx, params.id))
    },
  }),
  call('POST /review-items/decisions', {
    about:
      'Decides many items of one kind together, each in a transaction of its own; a sanction is given once to each member. What can’t be decided is left, with the reason',
    scope: 'moderate',
    limit: 'staffAct',
    body: decisionsBody,
    answer: z.object({
      decided: z.int(),
      left: z.array(
        z
          .object({ id: z.string(), code: z.string(), detail: z.string() })
          .meta({ id: 'LeftItem', description: '`code` and `detail` as of a problem.' }),
      ),
    }),
    run: async ({ ctx }, { kind, items, decision, reason, ...given }) => {
      const itemIds = [...new Set(items)]
      const asked = { decision: ownWord(kind, decision), note: reason, fields: fieldsOf(given) }
      const { done, left } = await withReason(decideMany(ctx, { kind, itemIds }, asked))
      const t = translator(ctx.locale)
      return {
        decided: done,
        left: left.map(({ id, code, key, params }) => ({ id, code, detail: t.any(key, params) })),
      }
    },
  }),
]

/** What forms call `note` is `reason` in a body: a refusal names the field that was sent. */
function withReason<T>(deciding: Promise<T>): Promise<T> {
  return deciding.catch((error: unknown) => {
    if (!isDomainError(error) || !('note' in error.fields)) throw error
    const { note, ...fields } = error.fields
    const { kind, key, params, code, details } = error
    throw new DomainError(kind, key, { params, code, details, fields: { ...fields, ...(note && { reason: note }) } })
  })
}

/** A body as the fields of the form of an item. */
function fieldsOf({ rule, law, sanction }: Pick<z.output<typeof decisionBody>, 'rule' | 'law' | 'sanction'>) {
  return { rule, law, sanction: sanction?.kind ?? 'none', hours: String(sanction?.hours ?? '') }
}

/** What the kind itself calls the decision. @throws invalid for a kind that is not decided so */
function ownWord(kind: ReviewKind, answer: (typeof answers)[number]): string {
  const offered = Object.entries(decisionsOf(kind))
  const found =
    offered.find(([, entry]) => entry.answers === answer) ??
    offered.find(([, entry]) => answer === 'dismissed' && entry.answers === 'rejected')
  if (found === undefined)
    throw new DomainError('invalid', 'errors.invalid', {
      fields: { decision: { key: 'review.errors.unknownDecision' } },
    })
  return found[0]
}
