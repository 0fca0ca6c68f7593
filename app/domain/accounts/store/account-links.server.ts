import type { Tx } from '#app/core/write.server.ts'
import type { LinkPurpose } from '#app/domain/accounts/links/account-link.ts'
import type { AccountLinkTable } from '#db/schema/accounts.ts'

export async function insertAccountLink(tx: Tx, link: AccountLinkTable): Promise<void> {
  await tx.db.insertInto('account_link').values(link).execute()
}

/** Marks a link as used, once. @returns the link; null when it was used, replaced or outlived before */
export async function takeAccountLink(tx: Tx, id: string, purpose: LinkPurpose): Promise<AccountLinkTable | null> {
  const row = await tx.db
    .updateTable('account_link')
    .set({ used_at: tx.at })
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.at)
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** Ends the links of a member that were not used: those of one purpose, or all. */
export async function endAccountLinks(tx: Tx, memberId: string, purpose: LinkPurpose | null = null): Promise<void> {
  let query = tx.db
    .updateTable('account_link')
    .set({ used_at: tx.at })
    .where('member_id', '=', memberId)
    .where('used_at', 'is', null)
  if (purpose !== null) query = query.where('purpose', '=', purpose)
  await query.execute()
}

export async function setReplacedEmail(tx: Tx, id: string, email: string | null): Promise<void> {
  await tx.db.updateTable('account_link').set({ replaced_email: email }).where('id', '=', id).execute()
}
