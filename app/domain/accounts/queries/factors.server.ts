import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { AuthenticatorAppTable, PasskeyTable } from '#db/schema/factors.ts'

export async function authenticatorApp(db: Db, memberId: string): Promise<AuthenticatorAppTable | null> {
  const row = await db.selectFrom('authenticator_app').selectAll().where('member_id', '=', memberId).executeTakeFirst()
  return row ?? null
}

/** Passkeys of a member, oldest first. */
export async function passkeysOf(db: Db, memberId: string): Promise<PasskeyTable[]> {
  return db
    .selectFrom('passkey')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function passkeyOfCredential(db: Db, credentialId: string): Promise<PasskeyTable | null> {
  return (
    (await db.selectFrom('passkey').selectAll().where('credential_id', '=', credentialId).executeTakeFirst()) ?? null
  )
}

/** How many codes were made and how many of them are left; `madeAt` null: none were made. */
export async function recoveryCodesOf(db: Db, memberId: string): Promise<{ left: number; madeAt: Instant | null }> {
  const rows = await db
    .selectFrom('recovery_code')
    .select(['created_at', 'used_at'])
    .where('member_id', '=', memberId)
    .execute()
  return { left: rows.filter((row) => row.used_at === null).length, madeAt: rows[0]?.created_at ?? null }
}

/** The member of a sign-in whose first step is done; null when it is unknown, used or outlived. */
export async function secondStepMember(db: Db, tokenHash: string, now: Instant): Promise<string | null> {
  const row = await db
    .selectFrom('second_step')
    .select('member_id')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.member_id ?? null
}

/** Browsers and addresses the member signed in with lately, last used first. */
export async function devicesOf(
  db: Db,
  memberId: string,
): Promise<{ address: string; browser: string; markHash: string | null; lastSeenAt: Instant }[]> {
  const rows = await db
    .selectFrom('member_device')
    .select(['address', 'browser', 'mark_hash', 'last_seen_at'])
    .where('member_id', '=', memberId)
    .orderBy('last_seen_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ mark_hash: markHash, last_seen_at: lastSeenAt, ...row }) => ({ ...row, markHash, lastSeenAt }))
}

/** Whether signing in asks this member for a second step. */
export async function hasFactors(db: Db, memberId: string): Promise<boolean> {
  const row = await db.selectFrom('member').select('second_step_since').where('id', '=', memberId).executeTakeFirst()
  return row?.second_step_since != null
}

/** The browser and address of a session; null when it has ended. */
export async function sessionFacts(
  db: Db,
  idHash: string,
): Promise<{ userAgent: string; ip: string; begunAt: Instant } | null> {
  const row = await db
    .selectFrom('session')
    .select(['user_agent', 'ip', 'created_at'])
    .where('id_hash', '=', idHash)
    .executeTakeFirst()
  return row === undefined ? null : { userAgent: row.user_agent, ip: row.ip, begunAt: row.created_at }
}
