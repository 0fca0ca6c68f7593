import type { Ctx } from '#app/core/context.server.ts'
import { addressKey } from '#app/core/rate-limit.server.ts'
import { registerMember, type Registration } from '#app/domain/accounts/members/register-member.server.ts'
import type { Device } from '#app/domain/accounts/sessions/start-session.server.ts'
import { refuseBlocked } from '#app/domain/holding/blocks/refuse-blocked.server.ts'
import { joiningSignals } from '#app/domain/joining/signals/joining-signals.server.ts'
import { limits } from '#app/registry/limits.ts'
import { openRequestIn } from './ask-to-join.server.ts'

/**
 * Registers a visitor while registration is open. Who comes with a disposable address, or from a range that many new
 * accounts came from today, waits for a moderator instead: the request asks for nothing that was not typed.
 * @throws as `registerMember`; invalid on `email` where such an address is refused
 */
export async function registerOrAsk(
  ctx: Ctx,
  input: Registration,
  device: Device,
): Promise<{ memberId: string; sessionId: string } | { requestId: string }> {
  const { email, name } = input
  const [signal] =
    ctx.setting('accounts.registration') === 'open' ? await joiningSignals(ctx, { email, ip: device.ip }) : []
  if (signal === undefined) return registerMember(ctx, input, device)
  await refuseBlocked(ctx, { email, ip: device.ip })
  await ctx.platform.limits.take('register', addressKey(device.ip ?? 'local'), limits.register.new)
  return ctx.write((tx) => openRequestIn(tx, { email, name, about: '', language: ctx.locale }, signal))
}
