import type { Ctx } from '../core/context.server.ts'
import { indexMember } from '../domain/search/index-member.server.ts'

export async function indexMemberJob(ctx: Ctx, payload: { memberId: string }): Promise<void> {
  await indexMember(ctx, payload)
}
