import type { Settings } from './kinds.ts'

export const perkSettings = {
  'perks.minimumMembershipDays': {
    kind: 'integer',
    default: 30,
    min: 0,
    max: 3650,
    unit: 'days',
    about: 'Members can redeem perks after they have belonged to the community for this long.',
  },
  'perks.autoApproveUpTo': {
    kind: 'integer',
    default: 1_000,
    min: 0,
    max: 1_000_000,
    unit: 'points',
    about:
      'Redemptions up to this cost are approved automatically. Above it, two different staff members must approve.',
  },
  'perks.autoApproveMembershipDays': {
    kind: 'integer',
    default: 90,
    min: 0,
    max: 3650,
    unit: 'days',
    about: 'Redemptions by members who joined more recently than this need the approval of two staff members.',
  },
  'perks.passwordAbove': {
    kind: 'integer',
    default: 1_000,
    min: 0,
    max: 1_000_000,
    unit: 'points',
    about: 'Redemptions above this cost ask members to confirm who they are.',
  },
  'perks.reviewTimeoutDays': {
    kind: 'integer',
    default: 14,
    min: 1,
    max: 365,
    unit: 'days',
    about: "A redemption is refunded if staff don't decide on it within this time.",
  },
  'perks.handTimeoutDays': {
    kind: 'integer',
    default: 30,
    min: 1,
    max: 365,
    unit: 'days',
    about: "A redemption is refunded if staff don't deliver it within this time.",
  },
  'perks.billingTimeoutHours': {
    kind: 'integer',
    default: 72,
    min: 1,
    max: 2160,
    unit: 'hours',
    about: "A redemption is refunded if billing doesn't confirm it within this time.",
  },
  'perks.billingUrl': {
    kind: 'text',
    default: '',
    maxLength: 500,
    about:
      'Address that approved redemptions are sent to, signed. Empty: staff deliver manually. See docs/billing-webhook.md.',
  },
  'perks.billingSecret': {
    kind: 'secret',
    default: '',
    minLength: 32,
    maxLength: 200,
    about: 'Shared secret that signs messages to and from billing; at least 32 characters.',
  },
} as const satisfies Settings
