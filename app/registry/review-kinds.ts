import type { Permission } from './permissions.ts'

/**
 * What a person has to decide, kind by kind: who may, and between what. `note`: the decision asks for a reason. `look`
 * of its button. Texts are in `review.json`; what an item shows, and what a decision does, in
 * `web/review-panels.server.ts`.
 */
type Decision = { note: 'needed' | 'optional'; look: 'primary' | 'soft' | 'danger' }
type ReviewKindEntry = { about: string; permission: Permission; decisions: Record<string, Decision> }

export const reviewKinds = {
  'suggested-edit': {
    about: 'A suggested better text for the post of another member.',
    permission: 'review.edits',
    decisions: { accept: { note: 'optional', look: 'primary' }, reject: { note: 'needed', look: 'danger' } },
  },
  'outdated-answer': {
    about: 'An accepted answer may not work with a newer version.',
    permission: 'review.answers',
    decisions: { stillWorks: { note: 'optional', look: 'primary' }, outdated: { note: 'needed', look: 'danger' } },
  },
  redemption: {
    about: 'A redemption costs more than the limit of automatic approval.',
    permission: 'review.redemptions',
    decisions: { approve: { note: 'optional', look: 'primary' }, deny: { note: 'needed', look: 'danger' } },
  },
  adjustment: {
    about: 'A manual correction of a balance is above the limit for one admin.',
    permission: 'ledger.administer',
    decisions: { approve: { note: 'optional', look: 'primary' }, reject: { note: 'needed', look: 'danger' } },
  },
  'gaming-finding': {
    about: 'Votes, acceptances or edits look like vote fraud.',
    permission: 'review.gaming',
    decisions: { correct: { note: 'needed', look: 'danger' }, dismiss: { note: 'needed', look: 'soft' } },
  },
  'held-acts': {
    about: 'An acceptance or edit by an unproven account pays nothing until a person has looked at the account.',
    permission: 'review.gaming',
    decisions: { clear: { note: 'optional', look: 'primary' }, refuse: { note: 'needed', look: 'danger' } },
  },
  'gaming-appeal': {
    about: 'A member appealed against a correction.',
    permission: 'review.gaming',
    decisions: { overturn: { note: 'needed', look: 'primary' }, uphold: { note: 'needed', look: 'danger' } },
  },
} as const satisfies Record<string, ReviewKindEntry>

export type ReviewKind = keyof typeof reviewKinds
export const reviewKindNames = Object.keys(reviewKinds) as ReviewKind[]

/** The decisions that an item of that kind allows. */
export function decisionsOf(kind: ReviewKind): Readonly<Record<string, Decision>> {
  return reviewKinds[kind].decisions
}
