import type { ExpressionBuilder, ExpressionWrapper } from 'kysely'
import type { Instant } from '#app/core/time.ts'
import { agreedKinds, type AgreedKind } from '#app/domain/documents/document.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { DocumentConsentTable } from '#db/schema/documents.ts'
import type { Database } from '#db/schema/index.ts'

/** The numbers of the versions in force of the texts that members agree to; a text that was never published is missing. */
export async function versionsInForce(db: Db, at: Instant): Promise<Map<AgreedKind, number>> {
  const rows = await db
    .selectFrom('document_version')
    .select((eb) => ['kind', eb.fn.max('version').as('version')])
    .where('kind', 'in', [...agreedKinds])
    .where('valid_from', '<=', at)
    .groupBy('kind')
    .execute()
  return new Map(rows.map(({ kind, version }) => [kind as AgreedKind, Number(version)]))
}

/**
 * 1 when a text is in force that its publisher asks members to agree to, and this member has not: a column for queries
 * that read `member`, so that it costs a request no query of its own.
 */
export function owesConsent(
  at: Instant,
): (eb: ExpressionBuilder<Database, 'member'>) => ExpressionWrapper<Database, 'member', number> {
  return (eb) =>
    eb
      .case()
      .when(
        eb.exists(
          eb
            .selectFrom('document_version as asked')
            .select('asked.id')
            .where('asked.asks', '=', 1)
            .where('asked.valid_from', '<=', at)
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('document_consent as given')
                    .select('given.version')
                    .whereRef('given.member_id', '=', 'member.id')
                    .whereRef('given.kind', '=', 'asked.kind')
                    .whereRef('given.version', '>=', 'asked.version'),
                ),
              ),
            ),
        ),
      )
      .then(1)
      .else(0)
      .end()
}

/** Whether this member has to agree first. */
export async function memberOwesConsent(db: Db, memberId: string, at: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('member')
    .select((eb) => owesConsent(at)(eb).as('owes'))
    .where('id', '=', memberId)
    .executeTakeFirst()
  return row?.owes === 1
}

/** What a member agreed to, newest first. */
export async function consentsOfMember(db: Db, memberId: string): Promise<Omit<DocumentConsentTable, 'member_id'>[]> {
  return db
    .selectFrom('document_consent')
    .select(['kind', 'version', 'at', 'how'])
    .where('member_id', '=', memberId)
    .orderBy('at', 'desc')
    .orderBy('kind')
    .execute()
}

/** How many members agreed to each version or a later one, and how many could have: those with an address who have not left. */
export async function consentShare(
  db: Db,
  kind: AgreedKind,
  version: number,
): Promise<{ agreed: number; members: number }> {
  const { agreed, members } = await db
    .selectFrom('member')
    .select((eb) => [
      eb.fn.countAll<number>().as('members'),
      eb.fn
        .sum<number>(
          eb
            .case()
            .when(
              eb.exists(
                eb
                  .selectFrom('document_consent')
                  .select('document_consent.version')
                  .whereRef('document_consent.member_id', '=', 'member.id')
                  .where('document_consent.kind', '=', kind)
                  .where('document_consent.version', '>=', version),
              ),
            )
            .then(1)
            .else(0)
            .end(),
        )
        .as('agreed'),
    ])
    .where('email', 'is not', null)
    .executeTakeFirstOrThrow()
  return { agreed: Number(agreed ?? 0), members: Number(members) }
}
