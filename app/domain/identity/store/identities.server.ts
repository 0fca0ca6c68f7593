import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'

type Who = { issuer: string; subject: string; email: string | null }

/** @returns the id of the identity */
export async function insertIdentity(tx: Tx, memberId: string, providerId: string, who: Who): Promise<string> {
  const id = newId('identity', msOf(tx.at))
  await tx.db
    .insertInto('identity')
    .values({
      id,
      issuer: who.issuer,
      subject: who.subject,
      member_id: memberId,
      provider_id: providerId,
      email: who.email,
      created_at: tx.at,
      last_used_at: tx.at,
    })
    .execute()
  return id
}

export async function markIdentityUsed(tx: Tx, id: string, email: string | null): Promise<void> {
  await tx.db.updateTable('identity').set({ last_used_at: tx.at, email }).where('id', '=', id).execute()
}

export async function deleteIdentity(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('identity').where('id', '=', id).execute()
}
