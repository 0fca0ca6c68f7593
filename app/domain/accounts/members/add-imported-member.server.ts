import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { insertMember } from '#app/domain/accounts/store/accounts.server.ts'
import { handleSkeleton } from './handle.ts'

/**
 * Adds a member from another site who cannot sign in: no address, no password, the lowest trust level. They joined at
 * the time of the transaction. The caller makes sure that handle and key are free. Records `member.registered`.
 * @returns the member's id
 */
export async function addImportedMember(
  tx: Tx,
  person: { key: string; handle: string; name: string; bio: string },
): Promise<string> {
  const memberId = newId('member', msOf(tx.at))
  await insertMember(tx, {
    id: memberId,
    handle: person.handle,
    handle_skeleton: handleSkeleton(person.handle),
    name: person.name,
    email: null,
    password_hash: null,
    bio: person.bio,
    locale: null,
    trust_level: 0,
    trust_fixed_at: null,
    account_id: null,
    account_linked_at: null,
    version: 1,
    joined_at: tx.at,
    last_seen_at: null,
    suspended_at: null,
    imported_key: person.key,
  })
  await tx.record('member.registered', { memberId })
  return memberId
}
