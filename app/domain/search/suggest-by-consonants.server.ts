import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { findCandidates } from './find-candidates.server.ts'
import { foundMembers, type FoundMember } from './queries/found.server.ts'

/** Members by the first consonants of their names (`ㄱㅅㅇ`), for completing `@…`. */
export async function suggestByConsonants(ctx: Ctx, typed: string, limit: number): Promise<FoundMember[]> {
  authorize(ctx.actor, 'member.read')
  const query = { words: [typed], phrases: [], excluded: [], filters: [] }
  const found = await findCandidates(ctx, query, { type: 'member', lang: null })
  return foundMembers(
    ctx.read,
    found.slice(0, limit).map(({ subjectId }) => subjectId),
  )
}
