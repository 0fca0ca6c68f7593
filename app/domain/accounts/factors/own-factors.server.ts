import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { authenticatorApp, passkeysOf, recoveryCodesOf } from '#app/domain/accounts/queries/factors.server.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'

/** The actor's ways of signing in. `appSince` null: no app. `lastUsedAt` null: never. */
export type OwnFactors = {
  password: boolean
  appSince: Instant | null
  passkeys: { id: string; name: string; createdAt: Instant; lastUsedAt: Instant | null }[]
  codesLeft: number
  codesMadeAt: Instant | null
}

export async function ownFactors(ctx: Ctx): Promise<OwnFactors> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  const found = await credentialsOf(ctx.read, { memberId })
  const [app, passkeys, codes] = [
    await authenticatorApp(ctx.read, memberId),
    await passkeysOf(ctx.read, memberId),
    await recoveryCodesOf(ctx.read, memberId),
  ]
  return {
    password: found !== null && found.passwordHash !== null,
    appSince: app?.created_at ?? null,
    passkeys: passkeys.map(({ id, name, created_at, last_used_at }) => ({
      id,
      name,
      createdAt: created_at,
      lastUsedAt: last_used_at,
    })),
    codesLeft: codes.left,
    codesMadeAt: codes.madeAt,
  }
}
