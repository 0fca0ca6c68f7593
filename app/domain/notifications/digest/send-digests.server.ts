import type { Ctx } from '#app/core/context.server.ts'
import { dayIn, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { queueMails, type MailToQueue } from '#app/domain/mail/out/queue-mail.server.ts'
import { digestMembers, type DigestMember } from '#app/domain/notifications/queries/digest.server.ts'
import { putPreference } from '#app/domain/notifications/store/preferences.server.ts'
import { hourIn } from '#app/domain/notifications/window.ts'

const perWrite = 200
/** Without a visit from a digest for this long the next one is the last. */
const patienceDays = 90

/**
 * Queues the digests of members whose weekday and hour it is on their clocks, once per member and day. After three
 * months without a visit from one, the digest says that it is the last and how to get it back. There are no pixels: only
 * a visit by its links counts. @returns how many are due
 */
export async function sendDigests(ctx: Ctx): Promise<number> {
  let due = 0
  for (let after = ''; ;) {
    const members = await digestMembers(ctx.read, ctx.setting, after, perWrite)
    const now = members.filter((member) => isDue(ctx.now(), member))
    if (now.length > 0) await ctx.write((tx) => queuePage(tx, now), { unseen: true })
    due += now.length
    after = members.at(-1)?.memberId ?? ''
    if (members.length < perWrite) return due
  }
}

function isDue(now: string, { hours, day }: DigestMember): boolean {
  const weekday = new Date(`${dayIn(now, hours.timeZone)}T00:00:00Z`).getUTCDay()
  return (weekday === 0 ? 7 : weekday) === day && hourIn(now, hours.timeZone) >= hours.dailyHour
}

async function queuePage(tx: Tx, members: readonly DigestMember[]): Promise<void> {
  const mails: MailToQueue[] = []
  for (const { memberId, hours, visitedAt } of members) {
    const last = visitedAt < plus(tx.at, { days: -patienceDays })
    if (last) await putPreference(tx, memberId, { digest_day: null, digest_stopped_at: tx.at })
    const day = dayIn(tx.at, hours.timeZone)
    mails.push({
      kind: 'digest',
      memberId,
      payload: { until: tx.at, last: last ? 'yes' : '' },
      key: `digest:${memberId}:${day}`,
    })
  }
  await queueMails(tx, mails)
}
