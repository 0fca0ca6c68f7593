import type { Instant } from '#app/core/time.ts'
import type { Case } from '#app/domain/cases/case.ts'
import type { Contact } from '#app/domain/cases/contact/contact.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { FeedbackRequestTable } from '#db/schema/cases.ts'

/** Who without an account opened this case; undefined for a case of a member. */
export function contactOf(db: Db, caseId: string): Promise<Contact | undefined> {
  return db.selectFrom('case_contact').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

/** The case of a contact; undefined when it is none, or an account has taken it over. */
export function contactCase(db: Db, caseId: string): Promise<Case | undefined> {
  return db
    .selectFrom('case')
    .innerJoin('case_contact', 'case_contact.case_id', 'case.id')
    .selectAll('case')
    .where('case.id', '=', caseId)
    .where('case.customer_id', 'is', null)
    .executeTakeFirst()
}

/** The cases opened from the verified address of this member, by id. */
export async function contactsAt(db: Db, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('case_contact')
    .innerJoin('member', 'member.email', 'case_contact.address')
    .select('case_contact.case_id')
    .where('member.id', '=', memberId)
    .where('member.email_verified_at', 'is not', null)
    .execute()
  return rows.map(({ case_id }) => case_id)
}

/** A complaint that waits for its address to be confirmed, or was confirmed (`case_id`). */
export function findFeedbackRequest(db: Db, id: string): Promise<FeedbackRequestTable | undefined> {
  return db.selectFrom('feedback_request').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The address that an agent opened a case with and that is not confirmed yet; undefined when there is none. */
export function waitingContact(
  db: Db,
  caseId: string,
): Promise<Pick<FeedbackRequestTable, 'address' | 'name' | 'expires_at'> | undefined> {
  return db
    .selectFrom('feedback_request')
    .select(['address', 'name', 'expires_at'])
    .where('case_id', '=', caseId)
    .where('address', '!=', '')
    .executeTakeFirst()
}

/** The cases of people without an account that were over before that instant, and are over still. */
export async function contactsOver(db: Db, before: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('case_contact')
    .innerJoin('case', 'case.id', 'case_contact.case_id')
    .leftJoin('case as kept', 'kept.id', 'case.merged_into_id')
    .select('case.id')
    .where((eb) =>
      eb(eb.fn.coalesce('kept.closed_at', 'kept.resolved_at', 'case.closed_at', 'case.resolved_at'), '<', before),
    )
    .where((eb) => eb(eb.fn.coalesce('kept.status', 'case.status'), 'in', ['resolved', 'closed']))
    .orderBy('case.id')
    .execute()
  return rows.map(({ id }) => id)
}
