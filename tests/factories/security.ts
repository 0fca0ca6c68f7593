import { TOTP } from 'otpauth'
import type { Ctx } from '#app/core/context.server.ts'
import { msOf, plus } from '#app/core/time.ts'
import { addPasskey } from '#app/domain/accounts/factors/passkeys/add-passkey.server.ts'
import { askNewPasskey } from '#app/domain/accounts/factors/passkeys/passkey-questions.server.ts'
import {
  addAuthenticatorApp,
  offerAuthenticatorApp,
} from '#app/domain/accounts/factors/totp/add-authenticator-app.server.ts'
import { softPasskey, type SoftPasskey } from '#tests/setup/soft-passkey.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

/** The code that an app with this key shows, `steps` of 30 seconds from now. */
export function appCode(site: Pick<TestApp, 'clock'>, key: string, steps = 0): string {
  return new TOTP({ secret: key }).generate({ timestamp: msOf(plus(site.clock.now(), { seconds: 30 * steps })) })
}

/** Sets up an authenticator app for the actor. */
export async function withApp(
  site: Pick<TestApp, 'clock'>,
  ctx: Ctx,
): Promise<{ key: string; codes: string[] | null }> {
  const { key } = await offerAuthenticatorApp(ctx)
  return { key, ...(await addAuthenticatorApp(ctx, { code: appCode(site, key) })) }
}

/** Adds a passkey for the actor. */
export async function withPasskey(ctx: Ctx, name = 'laptop'): Promise<{ key: SoftPasskey; codes: string[] | null }> {
  const key = softPasskey(new URL(ctx.platform.env.ORIGIN).origin)
  return { key, ...(await addPasskey(ctx, { name, credential: key.create(await askNewPasskey(ctx)) })) }
}
