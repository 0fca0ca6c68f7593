import type { SettingKey } from './settings/index.ts'

/**
 * What shows that an account is a person and not one of many: each proof takes time or other people, and none alone is
 * enough. A verified e-mail address belongs here once addresses are verified: a row, its query in
 * `accounts/queries/proof` (the compiler asks for it) and the texts of its reason.
 * - `reason`: why an act is held when the proof is missing; the texts are in `loyalty.held`.
 */
export const proofs = {
  age: { reason: 'new', bar: 'trust.proof.days' },
  activeDays: { reason: 'new', bar: 'trust.proof.activeDays' },
  trust: { reason: 'unproved', bar: 1 },
} as const satisfies Record<string, { reason: 'new' | 'unproved'; bar: SettingKey | number }>

export type Proof = keyof typeof proofs
/**
 * Why an act is held. device, address: giver and receiver signed in from the same; new, unproved: a proof is missing;
 * found: a correction concerned both.
 */
export type Doubt = (typeof proofs)[Proof]['reason'] | 'device' | 'address' | 'found'
