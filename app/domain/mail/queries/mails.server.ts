import type { Actor } from '#app/core/actor.ts'
import { memberActor, standingColumns } from '#app/core/standing.ts'
import type { Instant } from '#app/core/time.ts'
import { rightsOfMembers } from '#app/domain/access/queries/rights-of-members.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { MailTable } from '#db/schema/mail.ts'

/** A member as the reader of a mail. `email` null: there is no address, or it is not verified, so it may be another's. */
export type MailReader = { actor: Actor; name: string; handle: string; email: string | null; locale: Locale | null }

/** Members by id, with their present rights. */
export async function mailReaders(db: Db, ids: readonly string[], now: Instant): Promise<Map<string, MailReader>> {
  if (ids.length === 0) return new Map()
  const members = await db
    .selectFrom('member')
    .select(['id', 'handle', 'name', 'email', 'email_verified_at', 'locale', 'trust_level'])
    .select(standingColumns)
    .where('id', 'in', [...ids])
    .execute()
  const roles = await db
    .selectFrom('member_role')
    .select(['member_id', 'role'])
    .where('member_id', 'in', [...ids])
    .execute()
  const rights = await rightsOfMembers(db, ids)
  return new Map(
    members.map(({ id, handle, name, email, email_verified_at, locale, ...row }) => [
      id,
      {
        actor: memberActor(
          id,
          { handle, name, ...row, rights: rights.get(id) },
          roles.filter(({ member_id }) => member_id === id).map(({ role }) => role),
          now,
        ),
        name,
        handle,
        email: email_verified_at === null ? null : email,
        locale,
      },
    ]),
  )
}

/** How many mails each domain was sent since then. */
export async function sentPerDomain(db: Db, since: Instant): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('mail')
    .select((eb) => ['sent_domain', eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'sent')
    .where('ended_at', '>', since)
    .where('sent_domain', 'is not', null)
    .groupBy('sent_domain')
    .execute()
  return new Map(rows.map(({ sent_domain, count }) => [sent_domain ?? '', Number(count)]))
}

/** A mail by id; null when there is none. */
export async function sentMail(db: Db, id: string): Promise<MailTable | null> {
  return (await db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}
