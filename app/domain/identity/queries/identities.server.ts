import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { IdentityTable } from '#db/schema/identity.ts'

/** Who this is at the site; null: nobody yet. */
export async function identityOf(db: Db, who: { issuer: string; subject: string }): Promise<IdentityTable | null> {
  return (
    (await db
      .selectFrom('identity')
      .selectAll()
      .where('issuer', '=', who.issuer)
      .where('subject', '=', who.subject)
      .executeTakeFirst()) ?? null
  )
}

export type OwnIdentity = {
  id: string
  providerId: string
  provider: string
  email: string | null
  since: Instant
  lastUsedAt: Instant
}

/** The identities of a member, the oldest first. */
export async function identitiesOf(db: Db, memberId: string): Promise<OwnIdentity[]> {
  return db
    .selectFrom('identity')
    .innerJoin('sign_in_provider', 'sign_in_provider.id', 'identity.provider_id')
    .select([
      'identity.id',
      'identity.provider_id as providerId',
      'sign_in_provider.name as provider',
      'identity.email',
      'identity.created_at as since',
      'identity.last_used_at as lastUsedAt',
    ])
    .where('identity.member_id', '=', memberId)
    .orderBy('identity.created_at')
    .orderBy('identity.id')
    .execute()
}

/** The name of the provider of an identity; null when it was removed. */
export async function providerNameOf(db: Db, identityId: string): Promise<string | null> {
  const row = await db
    .selectFrom('identity')
    .innerJoin('sign_in_provider', 'sign_in_provider.id', 'identity.provider_id')
    .select('sign_in_provider.name')
    .where('identity.id', '=', identityId)
    .executeTakeFirst()
  return row?.name ?? null
}
