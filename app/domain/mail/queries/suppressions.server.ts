import type { Db } from '#db/dialects/dialect.ts'
import type { MailSuppressionTable } from '#db/schema/mail.ts'

/** Those of the addresses that take no mail, with the reason. */
export async function suppressionsOf(db: Db, addresses: readonly string[]): Promise<Map<string, MailSuppressionTable>> {
  if (addresses.length === 0) return new Map()
  const rows = await db
    .selectFrom('mail_suppression')
    .selectAll()
    .where('address', 'in', [...addresses])
    .where('released_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.address, row]))
}

/** The address of a member; null when there is none. */
export async function addressOf(db: Db, memberId: string): Promise<string | null> {
  const row = await db.selectFrom('member').select('email').where('id', '=', memberId).executeTakeFirst()
  return row?.email ?? null
}

/** Whose address it is; null when no member has it. */
export async function memberOfAddress(db: Db, address: string): Promise<string | null> {
  const row = await db.selectFrom('member').select('id').where('email', '=', address).executeTakeFirst()
  return row?.id ?? null
}

/** Suppressed addresses, newest first. @param part only those that contain it */
export async function listSuppressions(
  db: Db,
  { part, limit, before }: { part: string; limit: number; before: { since: string; address: string } | null },
): Promise<MailSuppressionTable[]> {
  let query = db.selectFrom('mail_suppression').selectAll().where('released_at', 'is', null)
  if (part !== '') query = query.where('address', 'like', `%${part.toLowerCase().replaceAll(/[\\%_]/g, '')}%`)
  if (before !== null)
    query = query.where((eb) =>
      eb.or([
        eb('since', '<', before.since),
        eb.and([eb('since', '=', before.since), eb('address', '<', before.address)]),
      ]),
    )
  return query.orderBy('since', 'desc').orderBy('address', 'desc').limit(limit).execute()
}
