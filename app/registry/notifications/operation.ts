import type { KindTable } from './kinds.ts'

export const operationKinds = {
  mailStopped: {
    topic: 'account',
    subject: 'address',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'mail.suppressed': { to: 'memberId', subject: 'memberId' } },
  },
  reviewOverdue: {
    topic: 'queue',
    subject: 'queue',
    urgency: 'daily',
    purpose: 'service',
    actors: 'hidden',
    on: { 'review.overdue': { to: { rule: 'moderators' }, subject: 'itemId', keeps: ['hours'] } },
  },
  backupFailed: {
    topic: 'operation',
    subject: 'backup',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'backup.failed': { to: { rule: 'admins' }, subject: 'backupId' } },
  },
  backupMissed: {
    topic: 'operation',
    subject: 'backup',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'backup.missed': { to: { rule: 'admins' }, subject: 'backupId', keeps: ['days'] } },
  },
  jobFailed: {
    topic: 'operation',
    subject: 'job',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'job.failed': { to: { rule: 'admins' }, subject: 'jobId', group: 'name', keeps: ['name'] } },
  },
  ledgerFrozen: {
    topic: 'operation',
    subject: 'ledger',
    urgency: 'urgent',
    purpose: 'service',
    actors: 'hidden',
    on: { 'ledger.differenceFound': { to: { rule: 'admins' }, subject: 'reconciliationId' } },
  },
} as const satisfies KindTable
