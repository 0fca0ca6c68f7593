import type { Ctx } from '#app/core/context.server.ts'
import { requestNotFound, type LegalRequest } from './legal-request.ts'
import { legalRequests } from './queries/legal-requests.server.ts'
import { requestIdOf } from './request-link.server.ts'

/** The request that its requester opens by the mailed link. @throws not_found */
export async function findLegalRequest(ctx: Ctx, { token }: { token: string }): Promise<LegalRequest> {
  const id = requestIdOf(ctx.platform.env, token)
  const request = id === null ? undefined : (await legalRequests(ctx.read, [id])).get(id)
  if (request === undefined) throw requestNotFound()
  return request
}
