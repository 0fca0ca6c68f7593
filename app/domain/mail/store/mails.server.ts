import type { Insertable } from 'kysely'
import type { Instant } from '#app/core/time.ts'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { UnsubscribeTopic } from '#app/registry/mail-kinds.ts'
import type { MailState, MailTable } from '#db/schema/mail.ts'

/** Rows whose key exists already are dropped. */
export async function insertMails(tx: Tx, rows: readonly Insertable<MailTable>[]): Promise<void> {
  // Rows of one statement: SQLite takes 32,766 values.
  for (let from = 0; from < rows.length; from += 1_000)
    await tx.db
      .insertInto('mail')
      .values(rows.slice(from, from + 1_000))
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute()
}

/**
 * Takes mails that are due for this process until `lockedUntil`, urgent ones first; also those that a process took and
 * did not end in time.
 */
export async function claimMails(
  tx: Tx,
  { lockedUntil, limit }: { lockedUntil: Instant; limit: number },
): Promise<MailTable[]> {
  const left = await tx.dialect
    .lockRow(
      tx.db
        .selectFrom('mail')
        .select('id')
        .where('state', '=', 'sending')
        .where('locked_until', '<', tx.at)
        .orderBy('locked_until')
        .limit(limit),
    )
    .execute()
  const due = await tx.dialect
    .lockRow(
      tx.db
        .selectFrom('mail')
        .select('id')
        .where('state', '=', 'queued')
        .where('due_at', '<=', tx.at)
        .orderBy('urgent', 'desc')
        .orderBy('due_at')
        .orderBy('id')
        .limit(limit - left.length),
    )
    .execute()
  const ids = [...left, ...due].map(({ id }) => id)
  if (ids.length === 0) return []
  return tx.db
    .updateTable('mail')
    .set({ state: 'sending', locked_until: lockedUntil })
    .where('id', 'in', ids)
    .returningAll()
    .execute()
}

export type MailEnd = {
  state: Exclude<MailState, 'queued' | 'sending'>
  sentTo: string | null
  note: string | null
  /** What its link ends; null: it has none. */
  unsubscribes: { topic: UnsubscribeTopic; subject: string | null } | null
  /** The post that an answer by mail is about. */
  answerTo?: string | null
}

/** A mail reached its end; an admin may still send it again. */
export async function endMail(
  tx: Tx,
  id: string,
  { state, sentTo, note, unsubscribes, answerTo = null }: MailEnd,
): Promise<void> {
  await tx.db
    .updateTable('mail')
    .set({
      state,
      locked_until: null,
      sent_to: sentTo,
      sent_domain: sentTo === null ? null : sentTo.slice(sentTo.lastIndexOf('@') + 1),
      ended_at: tx.at,
      note: note?.slice(0, 500) ?? null,
      topic: unsubscribes?.topic ?? null,
      topic_subject: unsubscribes?.subject ?? null,
      answer_to: answerTo,
    })
    .where('id', '=', id)
    .execute()
}

/** Puts a mail back for another try. @param tried whether the receiving server saw it, which counts as an attempt */
export async function postponeMail(
  tx: Tx,
  id: string,
  { seconds, tried, note }: { seconds: number; tried: boolean; note: string | null },
): Promise<void> {
  await tx.db
    .updateTable('mail')
    .set((eb) => ({
      state: 'queued',
      locked_until: null,
      due_at: plus(tx.at, { seconds }),
      attempts: eb('attempts', '+', tried ? 1 : 0),
      note: note?.slice(0, 500) ?? null,
    }))
    .where('id', '=', id)
    .execute()
}

export async function mailForUpdate(tx: Tx, id: string): Promise<MailTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('mail').selectAll().where('id', '=', id)).executeTakeFirst()
}

/** A mail as if it were queued now. */
export async function requeueMail(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('mail')
    .set({ state: 'queued', attempts: 0, wanted_at: tx.at, due_at: tx.at, ended_at: null, sent_to: null, note: null })
    .where('id', '=', id)
    .execute()
}

/** Mails that ended and are older than that id. @returns how many were deleted, `limit` at most */
export async function deleteMailsBefore(tx: Tx, id: string, limit: number): Promise<number> {
  const gone = await tx.db
    .deleteFrom('mail')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('mail')
        .select('id')
        .where('state', 'in', ['sent', 'failed', 'suppressed', 'cancelled'])
        .where('id', '<', id)
        .limit(limit),
    )
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

export async function deleteBouncesBefore(tx: Tx, at: Instant): Promise<void> {
  await tx.db.deleteFrom('mail_bounce').where('at', '<', at).execute()
}
