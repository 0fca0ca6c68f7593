import { statfsSync } from 'node:fs'
import type { App } from '#app/boot.server.ts'
import { verifyAudit } from '#app/core/audit.server.ts'
import { parseSetting } from '#app/core/change-setting.server.ts'
import { countJobs, type JobCounts } from '#app/core/worker.server.ts'
import { verifyClocks } from '#app/domain/cases/clock/verify-clocks.server.ts'
import { verifyLedger } from '#app/domain/ledger/verify-ledger.server.ts'
import { mailHealth, type MailHealth } from '#app/domain/mail/desk/mail-health.server.ts'
import { verifyRedemptions } from '#app/domain/perks/redemptions/verify-redemptions.server.ts'
import { settingEntry } from '#app/registry/settings/index.ts'
import { pendingMigrations } from '#db/migrate.server.ts'
import { migrationNames } from '#db/migration-names.ts'
import type { Register } from '#scripts/dangol.ts'
import { migrationsDir } from './migrate.ts'

type Finding = { what: string; ok: boolean; says: string }

/** Below this a site may become unable to write before an operator reacts. */
const leastFreeMegabytes = 500

export const register: Register = (program, open) => {
  program
    .command('check')
    .description(
      'check database, migrations, settings, disk, jobs, mail, ledger with redemptions, promises of cases, and audit log; exit code 1 if anything is wrong',
    )
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const findings = await lookAtAll(await open())
      if (findings.some(({ ok }) => !ok)) process.exitCode = 1
      process.stdout.write(
        options.json
          ? `${JSON.stringify(findings)}\n`
          : findings.map(({ what, ok, says }) => `${ok ? 'ok ' : 'NO '} ${what.padEnd(11)} ${says}\n`).join(''),
      )
    })
}

async function lookAtAll(app: App): Promise<Finding[]> {
  const { platform } = app
  const { open, env } = platform
  const finding = (what: string, ok: boolean, says: string): Finding => ({ what, ok, says })
  try {
    const missing = await pendingMigrations(open, migrationNames(migrationsDir))
    const database = finding(
      'database',
      true,
      `${open.dialect.name}, ${Math.round((await open.dialect.sizeBytes(open.db)) / 1e6)} MB`,
    )
    if (missing.length > 0)
      return [database, finding('migrations', false, `missing: ${missing.join(', ')}; run: npx dangol migrate`)]
    const stored = await open.reader.selectFrom('setting').select(['key', 'value']).execute()
    const bad = stored.filter(({ key, value }) => !isValid(key, value)).map(({ key }) => key)
    const disk = statfsSync(env.dataDir)
    const freeMegabytes = Math.round((disk.bavail * disk.bsize) / 1e6)
    const jobs = await countJobs(app.context())
    const mail = await mailHealth(app.context())
    const ledger = await verifyLedger(open.reader, verifyRedemptions)
    const audit = await verifyAudit(open.reader)
    const clocks = await verifyClocks(open.reader, app.context().now())
    return [
      database,
      finding('migrations', true, 'all applied'),
      finding(
        'settings',
        bad.length === 0,
        bad.length === 0
          ? `${stored.length} changed from their standard`
          : `unknown or out of bounds: ${bad.join(', ')}`,
      ),
      finding('disk', freeMegabytes >= leastFreeMegabytes, `${freeMegabytes} MB free at ${env.dataDir}`),
      finding('jobs', jobs.dead === 0 && jobs.leftBehind === 0, jobsText(jobs)),
      finding('mail', mailGoesOut(mail), mailText(mail)),
      finding(
        'ledger',
        ledger.findings.length === 0,
        `${ledger.transactions} transactions, ${ledger.findings.length} findings`,
      ),
      finding(
        'promises',
        clocks.wrong.length === 0,
        clocks.wrong.length === 0
          ? `${clocks.cases} cases, due times and figures as their time lines say`
          : `due times or figures of ${clocks.wrong.length} cases differ from their time lines: ${clocks.wrong.slice(0, 5).join(', ')}`,
      ),
      finding(
        'audit log',
        audit.brokenAt === null,
        audit.brokenAt === null ? `${audit.rows} rows, hash chain intact` : `broken at row ${audit.brokenAt}`,
      ),
    ]
  } catch (error) {
    if (!open.dialect.isOffline(error)) throw error
    return [finding('database', false, error instanceof Error ? error.message : String(error))]
  }
}

function jobsText({ queued, due, again, running, leftBehind, dead }: JobCounts): string {
  const left = leftBehind === 0 ? '' : `, ${leftBehind} left by a process that died; run: npx dangol jobs run --once`
  return `${queued} waiting (${due} due now, ${again} for another try), ${running - leftBehind} being done, ${dead} failed for good${left}`
}

/** A site that sends no mail is in order as long as no mail waits. */
function mailGoesOut({ way, dkim, stuckSince, counts }: MailHealth): boolean {
  return way === null ? counts.queued === 0 : dkim !== 'broken' && stuckSince === null
}

function mailText({ way, server, dkim, lastSentAt, stuckSince, counts }: MailHealth): string {
  const { queued, failed } = counts
  const figures = `${queued} waiting, ${failed} failed, last sent ${lastSentAt ?? 'never'}`
  if (way === null) return `off: SMTP_URL is not set; ${figures}`
  const how = way === 'files' ? 'written to files' : `through ${server}`
  const wrong = [
    ...(dkim === 'broken' ? ['DKIM_KEY_FILE cannot be read'] : []),
    ...(stuckSince === null ? [] : [`waiting since ${stuckSince}; see /admin/mail`]),
  ]
  return [how, figures, ...wrong].join('; ')
}

function isValid(key: string, json: string): boolean {
  const entry = settingEntry(key)
  if (entry === null) return false
  const value: unknown = JSON.parse(json)
  try {
    parseSetting(entry, Array.isArray(value) ? value.join('\n') : String(value))
    return true
  } catch {
    return false // the kind or its bounds refuse the value
  }
}
