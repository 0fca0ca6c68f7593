import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import type { FindingActTable, FindingAppealTable, FindingTable, FraudPattern } from '#db/schema/fraud.ts'

/** A member of a finding with the facts for the decision. `posts`: visible questions, answers and replies. */
export type FindingMember = {
  id: string
  handle: string
  name: string
  joinedAt: Instant
  trustLevel: number
  posts: number
  corrections: number
}

export type FindingView = { finding: FindingTable; members: FindingMember[]; acts: FindingActTable[] }

/** A finding with its people and acts; null when there is none. Four queries. */
export async function findingView(ctx: Ctx, id: string): Promise<FindingView | null> {
  const finding = await ctx.read.selectFrom('gaming_finding').selectAll().where('id', '=', id).executeTakeFirst()
  if (finding === undefined) return null
  const [people, acts] = await Promise.all([
    ctx.read
      .selectFrom('gaming_finding_member as f')
      .innerJoin('member', 'member.id', 'f.member_id')
      .select(['member.id', 'member.handle', 'member.name', 'member.joined_at', 'member.trust_level'])
      .select((eb) => [
        eb
          .selectFrom('post')
          .select((p) => p.fn.countAll<number>().as('n'))
          .whereRef('post.author_id', '=', 'member.id')
          .where('post.state', '=', 'visible')
          .where('post.kind', '!=', 'comment')
          .as('posts'),
        eb
          .selectFrom('gaming_finding_member as o')
          .innerJoin('gaming_finding as g', 'g.id', 'o.finding_id')
          .select((p) => p.fn.countAll<number>().as('n'))
          .whereRef('o.member_id', '=', 'member.id')
          .where('g.state', '=', 'corrected')
          .where('g.id', '!=', id)
          .as('corrections'),
      ])
      .where('f.finding_id', '=', id)
      .orderBy('member.handle')
      .execute(),
    ctx.read.selectFrom('gaming_act').selectAll().where('finding_id', '=', id).orderBy('at').execute(),
  ])
  const members = people.map(({ joined_at, trust_level, posts, corrections, ...person }) => ({
    ...person,
    joinedAt: joined_at,
    trustLevel: trust_level,
    posts: Number(posts ?? 0),
    corrections: Number(corrections ?? 0),
  }))
  return { finding, members, acts }
}

/** Patterns and names of findings, for lists. One query. */
export async function findingTitles(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, { pattern: FraudPattern; names: string[] }>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.read
    .selectFrom('gaming_finding as f')
    .innerJoin('gaming_finding_member as m', 'm.finding_id', 'f.id')
    .innerJoin('member', 'member.id', 'm.member_id')
    .select(['f.id', 'f.pattern', 'member.name'])
    .where('f.id', 'in', [...ids])
    .orderBy('member.name')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, people]) => [
      id,
      { pattern: people[0]?.pattern ?? 'ring', names: people.map(({ name }) => name) },
    ]),
  )
}

/** An appeal with its member; null when there is none. */
export async function appealView(
  ctx: Ctx,
  id: string,
): Promise<(FindingAppealTable & { name: string; handle: string }) | null> {
  const row = await ctx.read
    .selectFrom('gaming_appeal')
    .innerJoin('member', 'member.id', 'gaming_appeal.member_id')
    .selectAll('gaming_appeal')
    .select(['member.name', 'member.handle'])
    .where('gaming_appeal.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The findings that these appeals are against. */
export async function findingsOfAppeals(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.read
    .selectFrom('gaming_appeal')
    .select(['id', 'finding_id'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, finding_id }) => [id, finding_id]))
}

/** A correction as a member of it reads it: the category and what it reversed, not the other members. */
export type Correction = {
  id: string
  pattern: FraudPattern
  at: Instant
  undone: boolean
  acts: number
  appeal: { state: FindingAppealTable['state']; text: string; reason: string; at: Instant } | null
  mayAppeal: boolean
}

/** Corrections of the reader's own points, latest first. Two queries. */
export async function myCorrections(ctx: Ctx): Promise<Correction[]> {
  const memberId = signedIn(ctx.actor)
  const rows = await ctx.read
    .selectFrom('gaming_finding_member as m')
    .innerJoin('gaming_finding as f', 'f.id', 'm.finding_id')
    .leftJoin('gaming_appeal as a', (join) =>
      join.onRef('a.finding_id', '=', 'f.id').onRef('a.member_id', '=', 'm.member_id'),
    )
    .select([
      'f.id',
      'f.pattern',
      'f.state',
      'f.decided_at',
      'f.found_at',
      'a.state as appeal_state',
      'a.text',
      'a.reason',
      'a.created_at',
    ])
    .select((eb) =>
      eb
        .selectFrom('gaming_act as g')
        .select((g) => g.fn.countAll<number>().as('n'))
        .whereRef('g.finding_id', '=', 'f.id')
        .where((g) => g.or([g('g.to_id', '=', memberId), g('g.from_id', '=', memberId)]))
        .as('acts'),
    )
    .where('m.member_id', '=', memberId)
    .where('f.state', 'in', ['corrected', 'overturned'])
    .orderBy('f.decided_at', 'desc')
    .execute()
  const latest = plus(ctx.now(), { days: -ctx.setting('gaming.appealDays') })
  return rows.map((row) => {
    const at = row.decided_at ?? row.found_at
    return {
      id: row.id,
      pattern: row.pattern,
      at,
      undone: row.state === 'overturned',
      acts: Number(row.acts ?? 0),
      appeal:
        row.appeal_state === null
          ? null
          : { state: row.appeal_state, text: row.text ?? '', reason: row.reason ?? '', at: row.created_at ?? at },
      mayAppeal: row.state === 'corrected' && row.appeal_state === null && at >= latest,
    }
  })
}
