import type { Ctx } from '#app/core/context.server.ts'
import { indexMember } from '#app/domain/search/index-member.server.ts'

export async function indexMemberJob(ctx: Ctx, payload: { memberId: string }): Promise<void> {
  await indexMember(ctx, payload)
}
