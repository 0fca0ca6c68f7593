import type { WaysIn } from '#app/domain/accounts/ways-in/ways-in.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** What a member can begin a sign-in with. */
export async function waysInOf(db: Db, memberId: string): Promise<WaysIn> {
  const member = await db
    .selectFrom('member')
    .select(['email', 'password_hash'])
    .select((eb) =>
      eb
        .selectFrom('passkey')
        .select((one) => one.fn.countAll<number>().as('n'))
        .whereRef('passkey.member_id', '=', 'member.id')
        .as('passkeys'),
    )
    .select((eb) =>
      eb
        .selectFrom('identity')
        .select((one) => one.fn.countAll<number>().as('n'))
        .whereRef('identity.member_id', '=', 'member.id')
        .as('identities'),
    )
    .where('id', '=', memberId)
    .executeTakeFirst()
  return {
    password: member?.password_hash != null,
    mail: member?.email != null,
    passkeys: Number(member?.passkeys ?? 0),
    identities: Number(member?.identities ?? 0),
  }
}
