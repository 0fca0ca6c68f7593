import type { Ctx } from '#app/core/context.server.ts'
import { registrationRequests } from '#app/domain/joining/queries/requests.server.ts'
import { readSignedId } from '#app/domain/joining/signed-id.server.ts'

/** What an applicant sees of the own request; null: no such request. Of an address that has a member it waits. */
export async function findRequest(
  ctx: Ctx,
  { token }: { token: string },
): Promise<{ state: 'waiting' | 'approved' | 'denied'; email: string; note: string; at: string } | null> {
  const id = readSignedId(ctx.platform.env, 'request', token)
  const row = id === null ? undefined : (await registrationRequests(ctx.read, [id])).get(id)
  if (row === undefined) return null
  return { state: row.state === 'known' ? 'waiting' : row.state, email: row.email, note: row.note, at: row.created_at }
}
