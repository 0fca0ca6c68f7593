import type { Ctx } from '#app/core/context.server.ts'
import { accountLink } from '#app/domain/accounts/queries/account-links.server.ts'
import type { AccountLink } from './account-link.ts'
import { linkIdOf } from './link-token.server.ts'

/** What a link would do; opening its page changes nothing, because mail scanners open links too. Null: no such link. */
export async function findLink(ctx: Ctx, { token }: { token: string }): Promise<AccountLink | null> {
  const id = linkIdOf(ctx.platform.env, token)
  return id === null ? null : accountLink(ctx.read, id, ctx.now())
}
