import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { endAccountLinks, insertAccountLink } from '#app/domain/accounts/store/account-links.server.ts'
import { linkPurposes, type LinkPurpose } from './account-link.ts'

/**
 * Makes a single-use link for a member; earlier ones of the same purpose end. Records `member.linkCreated`, which sends
 * it by mail, unless `byHand`: then the caller hands it over.
 * @param minutes how long it works; by its purpose when left out
 */
export async function createLinkIn(
  tx: Tx,
  link: { memberId: string; purpose: LinkPurpose; email: string; minutes?: number; byHand?: boolean },
): Promise<{ linkId: string }> {
  await endAccountLinks(tx, link.memberId, link.purpose)
  const id = newId('accountLink', msOf(tx.at))
  await insertAccountLink(tx, {
    id,
    member_id: link.memberId,
    purpose: link.purpose,
    email: link.email,
    replaced_email: null,
    created_at: tx.at,
    expires_at: plus(tx.at, { minutes: link.minutes ?? linkPurposes[link.purpose].minutes }),
    used_at: null,
  })
  if (link.byHand !== true)
    await tx.record('member.linkCreated', { memberId: link.memberId, linkId: id, purpose: link.purpose })
  return { linkId: id }
}
