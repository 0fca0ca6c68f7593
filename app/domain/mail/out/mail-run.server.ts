import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { nightMinutesLeft } from '#app/domain/mail/consent/advertising-consent.ts'
import { consentsOf } from '#app/domain/mail/queries/consent.server.ts'
import { mailReaders, sentPerDomain, type MailReader } from '#app/domain/mail/queries/mails.server.ts'
import { suppressionsOf } from '#app/domain/mail/queries/suppressions.server.ts'
import type { MailEnd } from '#app/domain/mail/store/mails.server.ts'
import type { MailKind, MailKindEntry } from '#app/registry/mail-kinds.ts'
import type { MailTable } from '#db/schema/mail.ts'
import { advertiserLine } from './mail-frame.ts'

/** What the mails of one batch depend on, read with a constant number of queries. */
export type MailRun = {
  ctx: Ctx
  kinds: Record<MailKind, MailKindEntry>
  readers: ReadonlyMap<string, MailReader>
  suppressed: ReadonlyMap<string, { reason: string }>
  consents: Awaited<ReturnType<typeof consentsOf>>
  /** Mails of the last minute by domain, those of this run included. */
  sent: Map<string, number>
}

/** Mail that could not leave for this long is no news any more. */
const oldestDays = 3

export async function openMailRun(ctx: Ctx, kinds: MailRun['kinds'], rows: readonly MailTable[]): Promise<MailRun> {
  const memberIds = rows.flatMap(({ member_id }) => member_id ?? [])
  const readers = await mailReaders(ctx.read, memberIds, ctx.now())
  const addresses = [
    ...rows.flatMap(({ address }) => address ?? []),
    ...[...readers.values()].flatMap(({ email }) => email ?? []),
  ]
  const advertised = rows.flatMap((row) => (isAdvertising(kinds, row) ? (row.member_id ?? []) : []))
  return {
    ctx,
    kinds,
    readers,
    suppressed: await suppressionsOf(ctx.read, addresses),
    consents: await consentsOf(ctx.read, advertised),
    sent: await sentPerDomain(ctx.read, plus(ctx.now(), { minutes: -1 })),
  }
}

/** A kind that this version does not know is none; composing it fails. */
function isAdvertising(kinds: MailRun['kinds'], row: Pick<MailTable, 'kind'>): boolean {
  return (kinds as Record<string, MailKindEntry | undefined>)[row.kind]?.purpose === 'advertising'
}

export type Clearance =
  | { go: true; to: string; reader: MailReader | null; advertising: boolean }
  | { go: false; end: MailEnd['state']; to: string | null; note: string }
  | { go: false; waitMinutes: number }

/** Whether a mail may go now, has to wait, or never goes. */
export function clearanceOf(run: MailRun, row: MailTable): Clearance {
  const { ctx } = run
  const never = (end: MailEnd['state'], to: string | null, note: string): Clearance => ({ go: false, end, to, note })
  const reader = row.member_id === null ? null : (run.readers.get(row.member_id) ?? null)
  const to = row.address ?? reader?.email ?? null
  if (to === null) return never('cancelled', null, 'no verified address')
  const suppression = run.suppressed.get(to)
  if (suppression !== undefined) return never('suppressed', to, suppression.reason)
  if (plus(row.wanted_at, { days: oldestDays }) < ctx.now()) return never('failed', to, row.note ?? 'too old')

  const advertising = isAdvertising(run.kinds, row)
  if (advertising) {
    const consent = row.member_id === null ? undefined : run.consents.get(row.member_id)
    if (consent?.advertising?.given !== 1) return never('cancelled', to, 'no consent to advertising')
    if (advertiserLine(ctx.setting) === null) return never('cancelled', to, 'the sender is not named in the settings')
    const night = consent.night?.given === 1 ? 0 : nightMinutesLeft(ctx.now(), ctx.setting('site.timeZone'))
    if (night > 0) return { go: false, waitMinutes: night }
  }
  const waitMinutes = paceWait(run, to)
  return waitMinutes > 0 ? { go: false, waitMinutes } : { go: true, to, reader, advertising }
}

/** Minutes that a mail to this address has to wait; 0 counts it as sent. */
function paceWait({ ctx, sent }: MailRun, to: string): number {
  const domain = to.slice(to.lastIndexOf('@') + 1)
  const before = sent.get(domain) ?? 0
  sent.set(domain, before + 1)
  return Math.floor(before / ctx.setting('mail.perDomainPerMinute'))
}
