import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { countJobs } from '#app/core/worker.server.ts'
import { lastAuditCheck } from '#app/domain/audit/queries/log.server.ts'
import { countOverdueCases, lastBackupAt } from '#app/domain/health/queries/figures.server.ts'
import { redemptionsFrozen } from '#app/domain/ledger/redemptions-frozen.server.ts'
import { mailHealth } from '#app/domain/mail/desk/mail-health.server.ts'
import { billingFindings, redemptionsByState } from '#app/domain/perks/queries/redemptions.server.ts'
import { reviewCounts } from '#app/domain/review/queries/review-items.server.ts'
import { urls } from '#app/views/urls.ts'

export const dutyKinds = [
  'frozen',
  'auditBroken',
  'diskLow',
  'mailBroken',
  'mailStuck',
  'failedJobs',
  'backupOld',
  'backupNone',
  'overdueCases',
  'reviewWaits',
  'redemptionsWait',
  'billingFindings',
] as const
export type DutyKind = (typeof dutyKinds)[number]

/** Something that waits for the owner. `at` fills the moment of its sentence, `size` megabytes. `href` null: no page helps. */
export type Duty = { kind: DutyKind; href: string | null; count?: number; at?: string; size?: number; bad?: true }

/**
 * What needs doing, worst first; empty when nothing does. @param freeBytes of the disk of the data; null: unknown
 * @param lowBytes below which it is a duty
 */
export async function siteDuties(ctx: Ctx, freeBytes: number | null, lowBytes: number): Promise<Duty[]> {
  const [frozen, audit, jobs, mail, overdue, review, redemptions, findings, backup] = await Promise.all([
    redemptionsFrozen(ctx),
    lastAuditCheck(ctx.read),
    countJobs(ctx),
    mailHealth(ctx),
    countOverdueCases(ctx.read, ctx.now()),
    reviewCounts(ctx),
    redemptionsByState(ctx),
    billingFindings(ctx),
    lastBackupAt(ctx.read),
  ])
  const duties: (Duty | false)[] = [
    frozen && { kind: 'frozen', href: urls.adminLedger(), bad: true },
    (audit?.broken_at ?? null) !== null && { kind: 'auditBroken', href: urls.audit(), bad: true },
    freeBytes !== null &&
      freeBytes < lowBytes && { kind: 'diskLow', href: null, size: Math.floor(freeBytes / 1_048_576), bad: true },
    mail.dkim === 'broken' && { kind: 'mailBroken', href: '/admin/mail', bad: true },
    mail.stuckSince !== null && { kind: 'mailStuck', href: '/admin/mail', at: mail.stuckSince, bad: true },
    jobs.dead > 0 && { kind: 'failedJobs', href: `${urls.adminJobs()}?state=dead`, count: jobs.dead, bad: true },
    backup === null && { kind: 'backupNone', href: null },
    backup !== null &&
      backup < plus(ctx.now(), { days: -ctx.setting('site.backupDays') }) && {
        kind: 'backupOld',
        href: null,
        at: backup,
        bad: true,
      },
    overdue > 0 && { kind: 'overdueCases', href: `${urls.cases()}?due=overdue`, count: overdue },
    reviewDuty(review),
    (redemptions.get('requested') ?? 0) > 0 && {
      kind: 'redemptionsWait',
      href: urls.workRedemptions(),
      count: redemptions.get('requested') ?? 0,
    },
    findings.length > 0 && { kind: 'billingFindings', href: urls.workRedemptions(), count: findings.length },
  ]
  return duties.filter((duty) => duty !== false)
}

function reviewDuty(counts: ReadonlyMap<unknown, { count: number; oldest: string }>): Duty | false {
  const kinds = [...counts.values()]
  const count = kinds.reduce((sum, kind) => sum + kind.count, 0)
  const oldest = kinds.map((kind) => kind.oldest).toSorted()[0]
  return oldest !== undefined && count > 0 && { kind: 'reviewWaits', href: urls.reviewQueue(), count, at: oldest }
}
