import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { takeAccountLink } from '#app/domain/accounts/store/account-links.server.ts'
import type { AccountLinkTable, MemberTable } from '#db/schema/accounts.ts'
import type { LinkPurpose } from './account-link.ts'
import { linkIdOf } from './link-token.server.ts'

/**
 * Uses up a link in the transaction of what it does.
 * @throws not_now when it was used, replaced or outlived, or is of another purpose
 */
export async function takeLink(
  tx: Tx,
  env: Ctx['platform']['env'],
  token: string,
  purpose: LinkPurpose,
): Promise<{ link: AccountLinkTable; member: MemberTable }> {
  const id = linkIdOf(env, token)
  const link = id === null ? null : await takeAccountLink(tx, id, purpose)
  const member = link === null ? null : await memberById(tx.db, link.member_id)
  if (link === null || member === null) throw new DomainError('not_now', 'accounts.link.ended')
  return { link, member }
}
