import type { Instant } from '#app/core/time.ts'
import type { ConsentScope } from '#app/domain/mail/consent/advertising-consent.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { AdvertisingConsentTable } from '#db/schema/mail.ts'

export type ConsentDecision = Pick<AdvertisingConsentTable, 'id' | 'scope' | 'given' | 'at' | 'how'>

/** What holds for each member: the last decision per scope; a scope that was never decided is missing. */
export async function consentsOf(
  db: Db,
  memberIds: readonly string[],
): Promise<Map<string, Partial<Record<ConsentScope, ConsentDecision>>>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('advertising_consent')
    .select(['id', 'member_id', 'scope', 'given', 'at', 'how'])
    .where('member_id', 'in', [...memberIds])
    .orderBy('id')
    .execute()
  const found = new Map<string, Partial<Record<ConsentScope, ConsentDecision>>>()
  for (const { member_id, ...decision } of rows)
    found.set(member_id, { ...found.get(member_id), [decision.scope]: decision })
  return found
}

/** The decision that a mail tells about; null when a later one of the same scope took its place. */
export async function lastingDecision(db: Db, consentId: string): Promise<ConsentDecision | null> {
  const row = await db
    .selectFrom('advertising_consent as one')
    .select(['one.id', 'one.scope', 'one.given', 'one.at', 'one.how'])
    .where('one.id', '=', consentId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('advertising_consent as later')
            .select('later.id')
            .whereRef('later.member_id', '=', 'one.member_id')
            .whereRef('later.scope', '=', 'one.scope')
            .whereRef('later.id', '>', 'one.id'),
        ),
      ),
    )
    .executeTakeFirst()
  return row ?? null
}

/** When the member first gave the consent that a reminder is about. */
export async function consentedAt(db: Db, memberId: string): Promise<Instant | null> {
  const row = await db
    .selectFrom('advertising_consent')
    .select('at')
    .where('member_id', '=', memberId)
    .where('scope', '=', 'advertising')
    .where('given', '=', 1)
    .where('how', '!=', 'reminder')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Members whose consent to advertising was given or last reminded of before that instant, and still holds. */
export async function membersToRemind(db: Db, before: Instant, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('advertising_consent as one')
    .select('one.member_id')
    .where('one.scope', '=', 'advertising')
    .where('one.given', '=', 1)
    .where('one.at', '<=', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('advertising_consent as later')
            .select('later.id')
            .whereRef('later.member_id', '=', 'one.member_id')
            .whereRef('later.scope', '=', 'one.scope')
            .whereRef('later.id', '>', 'one.id'),
        ),
      ),
    )
    .orderBy('one.at')
    .limit(limit)
    .execute()
  return rows.map(({ member_id }) => member_id)
}
