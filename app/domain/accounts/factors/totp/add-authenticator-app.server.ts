import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
import { factorsChangedIn } from '#app/domain/accounts/factors/factors-changed.server.ts'
import { wrongCode } from '#app/domain/accounts/factors/wrong-code.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import { putAuthenticatorApp } from '#app/domain/accounts/store/factors.server.ts'
import { limits } from '#app/registry/limits.ts'
import type { MemberTable } from '#db/schema/accounts.ts'
import { keyAddress, offeredKey, sealKey, stepOf } from './totp.server.ts'

/** The key to share with an app, base 32, and the address of its picture. */
export type OfferedApp = { key: string; address: string }

/**
 * What the page of setting up an app shows. Changes nothing: the key counts once a code proves that the app has it.
 * @throws forbidden with the code `reauthenticate`
 */
export async function offerAuthenticatorApp(ctx: Ctx): Promise<OfferedApp> {
  const member = await self(ctx)
  requireRecentSignIn(ctx)
  const key = keyFor(ctx, member)
  return { key, address: keyAddress(key, { site: ctx.setting('site.name'), handle: member.handle }) }
}

/**
 * Takes the offered key as the member's authenticator app; one from before ends. Records `member.factorsChanged`.
 * @returns recovery codes to show once; null where the member has some
 * @throws forbidden with the code `reauthenticate`; invalid on `code`; rate_limited
 */
export async function addAuthenticatorApp(ctx: Ctx, { code }: { code: string }): Promise<{ codes: string[] | null }> {
  const member = await self(ctx)
  requireRecentSignIn(ctx)
  await ctx.platform.limits.take('factorCode', member.id, limits.factorCode.new)
  const key = keyFor(ctx, member)
  const step = stepOf(key, code, ctx.now())
  if (step === null) throw wrongCode()
  const { env } = ctx.platform
  return ctx.write(
    async (tx) => {
      await putAuthenticatorApp(tx, {
        member_id: member.id,
        sealed_key: sealKey(env, member.id, key),
        created_at: tx.at,
        last_step: step,
      })
      return factorsChangedIn(ctx, tx, member.id, 'appAdded')
    },
    { repeat: 'refuse' },
  )
}

async function self(ctx: Ctx): Promise<MemberTable> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  const member = await memberById(ctx.read, memberId)
  if (member === null) throw new DomainError('not_found', 'errors.notFound')
  return member
}

/** Another for each session, and after each change of the member's credentials. */
function keyFor({ platform, session }: Ctx, member: MemberTable): string {
  return offeredKey(platform.env, member.id, `${session?.idHash ?? ''} ${member.version}`)
}
