import type { Instant } from '#app/core/time.ts'
import type { Agreed } from '#app/domain/perks/perk.ts'
import type { Redemption } from '#app/domain/perks/redemptions/redemption.ts'

export const billingTopics = ['redemption.approved', 'redemption.cancelled'] as const
export type BillingTopic = (typeof billingTopics)[number]

export type BillingCustomer = {
  memberId: string
  handle: string
  account: { id: string; name: string; plan: string; renewsAt: Instant | null } | null
}

/**
 * The message to billing. `id` is the id of the event, the same for every attempt. It holds no e-mail and no name of a person.
 */
export function billingMessage(
  topic: BillingTopic,
  eventId: string,
  redemption: Redemption,
  agreed: Agreed,
  customer: BillingCustomer,
) {
  return {
    id: eventId,
    type: topic,
    createdAt: redemption.moved_at,
    redemption: {
      id: redemption.id,
      perk: agreed.slug,
      kind: agreed.kind,
      quantity: agreed.quantity,
      unit: agreed.unit,
      cost: redemption.cost,
      endedAs: redemption.ended_as,
      deadlineAt: redemption.deadline_at,
    },
    member: { id: customer.memberId, handle: customer.handle },
    account: customer.account,
  }
}

/**
 * Statuses after which a second try is useless. Every other failure (401, 403, 408, 409, 429, 5xx, no answer) is tried
 * again.
 */
export const finalRefusals: readonly number[] = [400, 404, 410, 422]
