import type { Permission } from './permissions.ts'

/**
 * What a person has to decide, kind by kind: who may, and between what. Texts are in `review.json`; what an item shows,
 * and what a decision does, in `views/review-panels.server.ts`.
 * - `weight`: hours that it goes before others which opened at the same time, unless who opens it says more.
 * - `dueDays`: it has to be decided within that time.
 * - `bulk`: many can be decided together. `undoDays`: a decision can be undone for that long; without it decisions are final,
 *   and `review.final` says what is instead.
 * - `elsewhere`: it is decided on the page of its subject, and the queue only says how.
 * - Of a decision: `note` whether it asks for a reason, `look` of its button, `answers` what it is called by the API.
 */
type Decision = {
  note: 'needed' | 'optional'
  look: 'primary' | 'soft' | 'danger'
  answers: 'upheld' | 'rejected' | 'dismissed'
}
type ReviewKindEntry = {
  about: string
  permission: Permission
  weight: number
  dueDays?: number
  bulk?: true
  undoDays?: number
  elsewhere?: true
  decisions: Record<string, Decision>
}

/** A decision that its member can appeal against can be undone as long. Source: decision 080. */
const appealableDays = 183

export const reviewKinds = {
  'suggested-edit': {
    about: 'A suggested better text for the post of another member.',
    permission: 'review.edits',
    weight: 0,
    bulk: true,
    undoDays: 30,
    decisions: {
      accept: { note: 'optional', look: 'primary', answers: 'upheld' },
      reject: { note: 'needed', look: 'danger', answers: 'rejected' },
    },
  },
  'outdated-answer': {
    about: 'An accepted answer may not work with a newer version.',
    permission: 'review.answers',
    weight: 0,
    bulk: true,
    undoDays: 30,
    decisions: {
      stillWorks: { note: 'optional', look: 'primary', answers: 'rejected' },
      outdated: { note: 'needed', look: 'danger', answers: 'upheld' },
    },
  },
  registration: {
    about: 'Somebody asked to become a member of a site that decides about each.',
    permission: 'review.registrations',
    weight: 0,
    bulk: true,
    undoDays: 7,
    decisions: {
      approve: { note: 'optional', look: 'primary', answers: 'upheld' },
      deny: { note: 'needed', look: 'danger', answers: 'rejected' },
    },
  },
  redemption: {
    about: 'A redemption costs more than the limit of automatic approval.',
    permission: 'review.redemptions',
    weight: 6,
    undoDays: 30,
    decisions: {
      approve: { note: 'optional', look: 'primary', answers: 'upheld' },
      deny: { note: 'needed', look: 'danger', answers: 'rejected' },
    },
  },
  adjustment: {
    about: 'A manual correction of a balance is above the limit for one admin.',
    permission: 'ledger.administer',
    weight: 6,
    decisions: {
      approve: { note: 'optional', look: 'primary', answers: 'upheld' },
      reject: { note: 'needed', look: 'danger', answers: 'rejected' },
    },
  },
  'gaming-finding': {
    about: 'Votes, acceptances or edits look like vote fraud.',
    permission: 'review.gaming',
    weight: 0,
    undoDays: 30,
    decisions: {
      correct: { note: 'needed', look: 'danger', answers: 'upheld' },
      dismiss: { note: 'needed', look: 'soft', answers: 'rejected' },
    },
  },
  'held-acts': {
    about: 'An acceptance or edit by an unproven account pays nothing until a person has looked at the account.',
    permission: 'review.gaming',
    weight: 0,
    decisions: {
      clear: { note: 'optional', look: 'primary', answers: 'rejected' },
      refuse: { note: 'needed', look: 'danger', answers: 'upheld' },
    },
  },
  'gaming-appeal': {
    about: 'A member appealed against a correction.',
    permission: 'review.gaming',
    weight: 0,
    decisions: {
      overturn: { note: 'needed', look: 'primary', answers: 'rejected' },
      uphold: { note: 'needed', look: 'danger', answers: 'upheld' },
    },
  },
  post: {
    about: 'A post was flagged, held or reported by staff.',
    permission: 'content.moderate',
    weight: 12,
    bulk: true,
    undoDays: appealableDays,
    decisions: {
      hide: { note: 'needed', look: 'danger', answers: 'upheld' },
      dismiss: { note: 'optional', look: 'soft', answers: 'dismissed' },
      keep: { note: 'optional', look: 'primary', answers: 'rejected' },
    },
  },
  content: {
    about: 'A story, a profile or a picture was flagged.',
    permission: 'content.moderate',
    weight: 12,
    bulk: true,
    undoDays: appealableDays,
    decisions: {
      hide: { note: 'needed', look: 'danger', answers: 'upheld' },
      dismiss: { note: 'optional', look: 'soft', answers: 'dismissed' },
      keep: { note: 'optional', look: 'primary', answers: 'rejected' },
    },
  },
  message: {
    about: 'A message between a customer and staff was flagged by its reader.',
    permission: 'content.moderate',
    weight: 12,
    undoDays: appealableDays,
    decisions: {
      breach: { note: 'needed', look: 'danger', answers: 'upheld' },
      dismiss: { note: 'optional', look: 'soft', answers: 'dismissed' },
      keep: { note: 'optional', look: 'primary', answers: 'rejected' },
    },
  },
  appeal: {
    about: 'A member appealed against a decision of moderators.',
    permission: 'content.moderate',
    weight: 48,
    dueDays: 7,
    decisions: {
      overturn: { note: 'needed', look: 'primary', answers: 'rejected' },
      uphold: { note: 'needed', look: 'danger', answers: 'upheld' },
    },
  },
  'second-look': {
    about: 'A decided post that a second moderator judges without knowing the first decision.',
    permission: 'content.moderate',
    weight: 0,
    undoDays: 30,
    decisions: {
      hide: { note: 'optional', look: 'danger', answers: 'upheld' },
      keep: { note: 'optional', look: 'primary', answers: 'rejected' },
    },
  },
  'rights-request': {
    about: 'Somebody outside asks to take something out of sight because it hurts a right of theirs.',
    permission: 'content.moderate',
    weight: 36,
    dueDays: 1,
    decisions: {
      hide: { note: 'needed', look: 'danger', answers: 'upheld' },
      refuse: { note: 'needed', look: 'soft', answers: 'rejected' },
    },
  },
  'illegal-content': {
    about: 'Somebody outside notifies something as illegal content.',
    permission: 'content.moderate',
    weight: 36,
    dueDays: 1,
    decisions: {
      remove: { note: 'needed', look: 'danger', answers: 'upheld' },
      refuse: { note: 'needed', look: 'soft', answers: 'rejected' },
    },
  },
  story: {
    about: 'A story was submitted; it is decided on its own page.',
    permission: 'story.curate',
    weight: 0,
    undoDays: 30,
    elsewhere: true,
    decisions: {
      publish: { note: 'optional', look: 'primary', answers: 'upheld' },
      requestChanges: { note: 'optional', look: 'soft', answers: 'dismissed' },
      decline: { note: 'optional', look: 'danger', answers: 'rejected' },
    },
  },
} as const satisfies Record<string, ReviewKindEntry>

export type ReviewKind = keyof typeof reviewKinds
export const reviewKindNames = Object.keys(reviewKinds) as ReviewKind[]

/** One kind, with its optional fields. */
export function reviewKind(kind: ReviewKind): ReviewKindEntry {
  return reviewKinds[kind]
}

/** The decisions that an item of that kind allows. */
export function decisionsOf(kind: ReviewKind): Readonly<Record<string, Decision>> {
  return reviewKinds[kind].decisions
}
