import type { EventTable } from './kinds.ts'

export const loyaltyEvents = {
  'badge.awarded': {
    about: 'A member earned a badge, for the first time or again; `times` is how often the member holds it now.',
    public: true,
    fields: { memberId: 'id', badge: 'text', tagId: 'id?', times: 'number' },
  },
  'badge.revoked': {
    about: 'A badge was revoked because its condition no longer holds, wholly (`times` 0) or in part.',
    public: true,
    fields: { memberId: 'id', badge: 'text', tagId: 'id?', times: 'number' },
  },
  'perk.changed': {
    about: 'A perk was created, changed, archived or unarchived.',
    public: false,
    fields: { perkId: 'id', by: 'id?' },
  },
  'perk.reached': {
    about: 'A member has enough points for a perk that they may redeem; recorded once until it is redeemed.',
    public: false,
    fields: { perkId: 'id', memberId: 'id' },
  },
  'redemption.requested': {
    about: 'A member asked for a perk; its points are reserved.',
    public: true,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.approved': {
    about: 'A redemption was approved, by the rules or by two members of staff.',
    public: true,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.fulfilling': {
    about: 'Delivery of a redemption began.',
    public: false,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.fulfilled': {
    about: 'A redemption was delivered; its points are spent.',
    public: true,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.denied': {
    about: 'Staff denied a redemption.',
    public: false,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.reopened': {
    about: 'A decision about a redemption was undone; it waits for staff again, with its points reserved.',
    public: true,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.cancelled': {
    about: 'A member cancelled a redemption before it was approved.',
    public: false,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.failed': {
    about: 'A redemption could not be delivered.',
    public: false,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.timedOut': {
    about: 'A redemption waited too long and timed out.',
    public: false,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'redemption.refunded': {
    about: 'The points and the stock of a redemption were returned.',
    public: true,
    fields: { redemptionId: 'id', perkId: 'id', memberId: 'id', cost: 'number' },
  },
  'points.expired': {
    about: 'Available points expired.',
    public: false,
    fields: { transactionId: 'id', memberId: 'id', points: 'number' },
  },
  'points.adjusted': {
    about: 'An admin corrected a balance by hand.',
    public: false,
    fields: { transactionId: 'id', memberId: 'id', unit: 'text', amount: 'number', by: 'id?' },
  },
  'ledger.differenceFound': {
    about: 'A check of the ledger found a difference; redemptions are stopped.',
    public: false,
    fields: { reconciliationId: 'id', findings: 'number' },
  },
  'rule.changed': {
    about: 'A new version of an earning rule was created.',
    public: true,
    fields: { rule: 'text', version: 'number', validFrom: 'text', by: 'id?' },
  },
  'tier.reached': {
    about: 'A member reached a tier.',
    public: true,
    fields: { memberId: 'id', tier: 'text', before: 'text', score: 'number' },
  },
  'tier.warned': {
    about: 'A member was warned: the next tier is near (`near`), or the present one ends at `until` (`ending`).',
    public: false,
    fields: { memberId: 'id', kind: 'text', tier: 'text', score: 'number', until: 'id?' },
  },
  'tier.lost': {
    about: 'A tier ended; `tier` is the one that the member has now.',
    public: true,
    fields: { memberId: 'id', tier: 'text', before: 'text', score: 'number' },
  },
  'points.matured': {
    about: 'Pending points became available; `points` is how many.',
    public: false,
    fields: { transactionId: 'id', memberId: 'id', points: 'number' },
  },
  'points.capped': {
    about: 'A cap cut what a member earned; the line of the ledger says which.',
    public: false,
    fields: { memberId: 'id', rule: 'text' },
  },
} as const satisfies EventTable
