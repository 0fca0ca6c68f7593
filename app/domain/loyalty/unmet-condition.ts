import { between, unitMs } from '#app/core/time.ts'
import type { RuleCondition, RuleConditions } from '#app/registry/rule-conditions.ts'

/** The facts for conditions. An unknown fact (an imported vote without a voter) meets no condition about it. */
export type ConditionFacts = {
  receiver: { trust: number; joinedAt: string } | null
  giver: { trust: number; joinedAt: string } | null
  thread: { kind: string; product: string | null } | null
}

/** The first condition that is not met at that moment, in the order of the registry; null when all are met. */
export function unmetCondition(conditions: RuleConditions, facts: ConditionFacts, at: string): RuleCondition | null {
  const days = (who: ConditionFacts['giver']): number => (who === null ? -1 : between(who.joinedAt, at) / unitMs.day)
  const holds = {
    minReceiverTrust: (least) => (facts.receiver?.trust ?? -1) >= least,
    minReceiverDays: (least) => days(facts.receiver) >= least,
    minGiverTrust: (least) => (facts.giver?.trust ?? -1) >= least,
    minGiverDays: (least) => days(facts.giver) >= least,
    threadKinds: (kinds) => kinds.length === 0 || (facts.thread !== null && kinds.includes(facts.thread.kind)),
    products: (slugs) => slugs.length === 0 || (facts.thread?.product != null && slugs.includes(facts.thread.product)),
  } satisfies { [C in RuleCondition]: (wanted: NonNullable<RuleConditions[C]>) => boolean }
  const names = Object.keys(holds) as RuleCondition[]
  return (
    names.find(
      (name) => conditions[name] !== undefined && !(holds[name] as (wanted: unknown) => boolean)(conditions[name]),
    ) ?? null
  )
}

/** Whether any condition is set; without one the facts need not be read. */
export function hasConditions(conditions: RuleConditions): boolean {
  return Object.values(conditions).some(
    (value) => value !== undefined && (typeof value === 'number' || value.length > 0),
  )
}
