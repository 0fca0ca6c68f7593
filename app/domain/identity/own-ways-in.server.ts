import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { identitiesOf, type OwnIdentity } from './queries/identities.server.ts'
import { shownProviders } from './queries/providers.server.ts'

/** How the actor gets in, and what can be added. */
export type WaysIn = {
  password: boolean
  identities: OwnIdentity[]
  providers: { key: string; name: string }[]
}

export async function ownWaysIn(ctx: Ctx): Promise<WaysIn> {
  const memberId = signedIn(ctx.actor)
  return {
    password: (await memberById(ctx.read, memberId))?.password_hash != null,
    identities: await identitiesOf(ctx.read, memberId),
    providers: await shownProviders(ctx.read),
  }
}
