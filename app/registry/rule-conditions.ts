/**
 * The closed list of conditions that a version of an earning rule may set. All that are set must be met at the moment
 * of the event; otherwise nothing is paid, and the member reads on the ledger line which one was not met.
 */
export const ruleConditions = {
  minReceiverTrust: { kind: 'number', min: 0, max: 4, unit: 'trust level' },
  minReceiverDays: { kind: 'number', min: 0, max: 3_650, unit: 'days' },
  minGiverTrust: { kind: 'number', min: 0, max: 4, unit: 'trust level' },
  minGiverDays: { kind: 'number', min: 0, max: 3_650, unit: 'days' },
  threadKinds: { kind: 'list', options: ['question', 'discussion', 'idea', 'announcement'] },
  /** Slugs of products. */
  products: { kind: 'list', options: null },
} as const satisfies Record<
  string,
  { kind: 'number'; min: number; max: number; unit: string } | { kind: 'list'; options: readonly string[] | null }
>

export type RuleCondition = keyof typeof ruleConditions
export type RuleConditions = {
  [C in RuleCondition]?: (typeof ruleConditions)[C]['kind'] extends 'number' ? number : readonly string[]
}
