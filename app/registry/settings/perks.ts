import type { Settings } from './kinds.ts'

export const perkSettings = {
  'perks.minimumMembershipDays': {
    kind: 'integer',
    default: 30,
    min: 0,
    max: 3650,
    unit: 'days',
    about: 'Members can redeem perks after this long in the community.',
  },
  'perks.autoApproveUpTo': {
    kind: 'integer',
    default: 1_000,
    min: 0,
    max: 1_000_000,
    unit: 'points',
    about: 'Redemptions up to this cost are approved automatically; above it, two different staff must agree.',
  },
  'perks.autoApproveMembershipDays': {
    kind: 'integer',
    default: 90,
    min: 0,
    max: 3650,
    unit: 'days',
    about: 'Redemptions of members who joined more recently than this need the approval of two members of staff.',
  },
  'perks.passwordAbove': {
    kind: 'integer',
    default: 1_000,
    min: 0,
    max: 1_000_000,
    unit: 'points',
    about: 'Redemptions above this cost ask for the password again.',
  },
  'perks.reviewTimeoutDays': {
    kind: 'integer',
    default: 14,
    min: 1,
    max: 365,
    unit: 'days',
    about: 'A redemption that staff did not decide within this time is refunded.',
  },
  'perks.handTimeoutDays': {
    kind: 'integer',
    default: 30,
    min: 1,
    max: 365,
    unit: 'days',
    about: 'A redemption that staff did not deliver within this time is refunded.',
  },
  'perks.billingTimeoutHours': {
    kind: 'integer',
    default: 72,
    min: 1,
    max: 2160,
    unit: 'hours',
    about: 'A redemption that billing did not confirm within this time is refunded.',
  },
  'perks.billingUrl': {
    kind: 'text',
    default: '',
    maxLength: 500,
    about:
      'Address that approved redemptions are sent to, signed. Empty: staff deliver by hand. See docs/billing-webhook.md.',
  },
  'perks.billingSecret': {
    kind: 'secret',
    default: '',
    minLength: 32,
    maxLength: 200,
    about: 'Shared secret that signs what goes to billing and what comes back; at least 32 characters.',
  },
} as const satisfies Settings
