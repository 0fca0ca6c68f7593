import type { KindTable } from './kinds.ts'

export const perkKinds = {
  perkReached: {
    topic: 'standing',
    subject: 'perk',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'perk.reached': { to: 'memberId', subject: 'perkId', group: 'memberId' } },
  },
  redemptionApproved: {
    topic: 'redemptions',
    subject: 'redemption',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'redemption.approved': { to: 'memberId', subject: 'redemptionId' } },
  },
  redemptionFulfilled: {
    topic: 'redemptions',
    subject: 'redemption',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'redemption.fulfilled': { to: 'memberId', subject: 'redemptionId' } },
  },
  redemptionDenied: {
    topic: 'redemptions',
    subject: 'redemption',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'redemption.denied': { to: 'memberId', subject: 'redemptionId' } },
  },
  redemptionReopened: {
    topic: 'redemptions',
    subject: 'redemption',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'redemption.reopened': { to: 'memberId', subject: 'redemptionId' } },
  },
  redemptionFailed: {
    topic: 'redemptions',
    subject: 'redemption',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: {
      'redemption.failed': { to: 'memberId', subject: 'redemptionId' },
      'redemption.timedOut': { to: 'memberId', subject: 'redemptionId' },
    },
  },
  redemptionRefunded: {
    topic: 'redemptions',
    subject: 'redemption',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'redemption.refunded': { to: 'memberId', subject: 'redemptionId' } },
  },
} as const satisfies KindTable
