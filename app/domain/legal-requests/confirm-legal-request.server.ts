import type { Ctx } from '#app/core/context.server.ts'
import { requestNotFound } from './legal-request.ts'
import { moveRequestIn } from './move-request.server.ts'
import { openRequestItem } from './open-request-item.server.ts'
import { requestIdOf } from './request-link.server.ts'
import { requestForUpdate } from './store/legal-requests.server.ts'

/**
 * Who got the mail confirms the request; from now on it waits for a moderator. Confirming again changes nothing.
 * @throws not_found for a token that opens none
 */
export async function confirmLegalRequest(ctx: Ctx, { token }: { token: string }): Promise<void> {
  const id = requestIdOf(ctx.platform.env, token)
  await ctx.write(async (tx) => {
    const request = id === null ? null : await requestForUpdate(tx, id)
    if (request === null) throw requestNotFound()
    if (request.state !== 'unconfirmed') return
    await moveRequestIn(tx, request, 'confirm', { party: 'requester', confirmed_at: tx.at })
    await openRequestItem(tx, request)
  })
}
