import type { HandoverKey } from '#app/domain/identity/handover/handover-key.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { HandoverKeyTable } from '#db/schema/identity.ts'

/** The keys of the hand-over, the newest first. */
export async function handoverKeys(db: Db, providerId: string): Promise<HandoverKey[]> {
  const rows = await db
    .selectFrom('handover_key')
    .select(['id', 'algorithm', 'created_at as createdAt', 'last_used_at as lastUsedAt', 'ended_at as endedAt'])
    .where('provider_id', '=', providerId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows
}

/** A key that works, with its sealed secret; null when there is none. */
export async function workingHandoverKey(db: Db, id: string): Promise<HandoverKeyTable | null> {
  const row = await db
    .selectFrom('handover_key')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
