import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { MailState, MailTable } from '#db/schema/mail.ts'

export type MailFilter = { state: MailState | null; kind: string | null; address: string }

export type MailRow = Pick<
  MailTable,
  'id' | 'kind' | 'state' | 'attempts' | 'due_at' | 'created_at' | 'ended_at' | 'sent_to' | 'address' | 'note'
> & { handle: string | null; name: string | null }

/** Mails, newest first. @param before id to continue from; null: from the newest */
export async function listMails(
  db: Db,
  { state, kind, address }: MailFilter,
  { limit, before }: { limit: number; before: string | null },
): Promise<MailRow[]> {
  let query = db
    .selectFrom('mail')
    .leftJoin('member', 'member.id', 'mail.member_id')
    .select([
      'mail.id',
      'mail.kind',
      'mail.state',
      'mail.attempts',
      'mail.due_at',
      'mail.created_at',
      'mail.ended_at',
      'mail.sent_to',
      'mail.address',
      'mail.note',
      'member.handle',
      'member.name',
    ])
  if (state !== null) query = query.where('mail.state', '=', state)
  if (kind !== null) query = query.where('mail.kind', '=', kind)
  if (address !== '') query = query.where('mail.sent_to', '=', address.trim().toLowerCase())
  if (before !== null) query = query.where('mail.id', '<', before)
  return query.orderBy('mail.id', 'desc').limit(limit).execute()
}

export type MailCounts = Record<MailState, number>

export async function countMails(db: Db): Promise<MailCounts> {
  const rows = await db
    .selectFrom('mail')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const count = (state: MailState): number => Number(rows.find((row) => row.state === state)?.count ?? 0)
  return {
    queued: count('queued'),
    sending: count('sending'),
    sent: count('sent'),
    failed: count('failed'),
    suppressed: count('suppressed'),
    cancelled: count('cancelled'),
  }
}

/** When mail last went out, and since when the oldest that is due waits; null: never, or none waits. */
export async function mailFlow(
  db: Db,
  now: Instant,
): Promise<{ lastSentAt: Instant | null; waitsSince: Instant | null }> {
  const last = await db
    .selectFrom('mail')
    .select('ended_at')
    .where('state', '=', 'sent')
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const oldest = await db
    .selectFrom('mail')
    .select((eb) => eb.fn.min('wanted_at').as('at'))
    .where('state', '=', 'queued')
    .where('due_at', '<=', now)
    .executeTakeFirst()
  return { lastSentAt: last?.ended_at ?? null, waitsSince: oldest?.at ?? null }
}
