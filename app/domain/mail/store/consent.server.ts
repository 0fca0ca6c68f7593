import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { consentWording, type ConsentScope } from '#app/domain/mail/consent/advertising-consent.ts'
import type { AdvertisingConsentTable } from '#db/schema/mail.ts'

/** Adds a decision about advertising. @returns its id */
export async function insertConsent(
  tx: Tx,
  {
    memberId,
    scope,
    given,
    how,
  }: { memberId: string; scope: ConsentScope; given: boolean; how: AdvertisingConsentTable['how'] },
): Promise<string> {
  const id = newId('advertisingConsent', msOf(tx.at))
  await tx.db
    .insertInto('advertising_consent')
    .values({ id, member_id: memberId, scope, given: given ? 1 : 0, at: tx.at, wording: consentWording, how })
    .execute()
  return id
}
