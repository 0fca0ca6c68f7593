import type { Ctx } from '#app/core/context.server.ts'
import type { HeldActTable } from '#db/schema/fraud.ts'

/** The held acts of a giver with the facts for the decision. */
export type HeldView = {
  giver: {
    handle: string
    name: string
    joinedAt: string
    trustLevel: number
    days: number
    threads: number
    answers: number
  }
  acts: {
    id: string
    kind: HeldActTable['kind']
    reason: HeldActTable['reason']
    postId: string
    at: string
    state: HeldActTable['state']
    name: string
    handle: string
  }[]
}

/** All acts of this member that were ever held, latest first; null when there is no such member. Two queries. */
export async function heldView(ctx: Ctx, giverId: string): Promise<HeldView | null> {
  const giver = await ctx.read
    .selectFrom('member')
    .select(['handle', 'name', 'joined_at', 'trust_level'])
    .select((eb) => [
      eb
        .selectFrom('member_day')
        .select((d) => d.fn.countAll<number>().as('n'))
        .whereRef('member_day.member_id', '=', 'member.id')
        .as('days'),
      eb
        .selectFrom('thread')
        .select((d) => d.fn.countAll<number>().as('n'))
        .whereRef('thread.author_id', '=', 'member.id')
        .as('threads'),
      eb
        .selectFrom('post')
        .select((d) => d.fn.countAll<number>().as('n'))
        .whereRef('post.author_id', '=', 'member.id')
        .where('post.kind', '=', 'answer')
        .as('answers'),
    ])
    .where('id', '=', giverId)
    .executeTakeFirst()
  if (giver === undefined) return null
  const acts = await ctx.read
    .selectFrom('held_act as h')
    .innerJoin('member', 'member.id', 'h.receiver_id')
    .select(['h.event_id', 'h.kind', 'h.reason', 'h.post_id', 'h.held_at', 'h.state', 'member.name', 'member.handle'])
    .where('h.giver_id', '=', giverId)
    .orderBy('h.held_at', 'desc')
    .limit(100)
    .execute()
  const { handle, name, joined_at: joinedAt, trust_level: trustLevel, days, threads, answers } = giver
  return {
    giver: {
      handle,
      name,
      joinedAt,
      trustLevel,
      days: Number(days ?? 0),
      threads: Number(threads ?? 0),
      answers: Number(answers ?? 0),
    },
    acts: acts.map(({ event_id: id, post_id: postId, held_at: at, ...act }) => ({ id, postId, at, ...act })),
  }
}

/** Names of these members, for lines of a list. */
export async function heldNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.read
    .selectFrom('member')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
