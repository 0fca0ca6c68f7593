import type { Db } from '#db/dialects/dialect.ts'
import type { RegistrationRequestTable } from '#db/schema/joining.ts'

/** Requests by id; unknown ids are not in the map. */
export async function registrationRequests(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, RegistrationRequestTable>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('registration_request')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The last request of this address that is not decided; null when there is none. */
export async function openRequestOf(db: Db, email: string): Promise<RegistrationRequestTable | null> {
  const row = await db
    .selectFrom('registration_request')
    .selectAll()
    .where('email', '=', email)
    .where('state', 'in', ['waiting', 'known'])
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
