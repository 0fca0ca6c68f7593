import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { confirmPassword } from '#app/domain/accounts/passwords/confirm-password.server.ts'
import { confirmSessionIn } from './confirm-session.server.ts'
import { waysToConfirm } from './ways-to-confirm.server.ts'

/**
 * Opens the time for delicate acts in this session by the password.
 * @throws invalid on `password`; not_now where the password is not enough; rate_limited
 */
export async function confirmByPassword(ctx: Ctx, input: { password: string }): Promise<void> {
  if (!(await waysToConfirm(ctx)).password) throw new DomainError('not_now', 'accounts.confirm.otherWay')
  await confirmPassword(ctx, input.password)
  await ctx.write((tx) => confirmSessionIn(ctx, tx), { unseen: true })
}
