import type { SettingKey } from './settings/index.ts'

/**
 * What proves that an account is one person rather than one of many: each proof takes time or other people, and none
 * alone is enough.
 * - `reason`: why an act is held where the proof is missing; the texts are in `loyalty.held`.
 */
export const proofs = {
  age: { reason: 'new', bar: 'trust.proof.days' },
  activeDays: { reason: 'new', bar: 'trust.proof.activeDays' },
  email: { reason: 'unproved', bar: 1 },
  trust: { reason: 'unproved', bar: 1 },
} as const satisfies Record<string, { reason: 'new' | 'unproved'; bar: SettingKey | number }>

export type Proof = keyof typeof proofs
/**
 * Why an act is held. device, address: giver and receiver signed in from the same; new, unproved: a proof is missing;
 * found: a correction concerned both.
 */
export type Doubt = (typeof proofs)[Proof]['reason'] | 'device' | 'address' | 'found'
