import { between, unitMs, type Instant } from '#app/core/time.ts'
import type { TrustFacts, TrustState } from '#app/domain/accounts/trust/trust.ts'
import { leastDecidedFlags } from '#app/registry/flag-reasons.ts'
import { staffRoles } from '#app/registry/permissions.ts'
import type { Db, Dialect } from '#db/dialects/dialect.ts'

/**
 * The moment of measuring. `postedBefore`: younger posts do not count yet; `offsetMinutes`: the community's time
 * zone, ahead of UTC.
 */
export type FactsAt = { at: Instant; postedBefore: Instant; offsetMinutes: number }

/**
 * The figures that trust is measured by, for any number of members in six queries. Only visible content counts, and
 * only acts of other people.
 */
export async function trustFactsOf(
  db: Db,
  dialect: Dialect,
  memberIds: readonly string[],
  { at, postedBefore, offsetMinutes }: FactsAt,
): Promise<Map<string, TrustFacts>> {
  if (memberIds.length === 0) return new Map()
  const ids = [...memberIds]
  const members = await db.selectFrom('member').select(['id', 'joined_at']).where('id', 'in', ids).execute()
  const posts = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select((eb) => [
      'post.author_id',
      eb.fn
        .sum<number>(
          eb
            .case()
            .when(
              eb.and([
                eb('post.state', '=', 'visible'),
                eb('thread.state', '=', 'visible'),
                eb('post.created_at', '<=', postedBefore),
              ]),
            )
            .then(1)
            .else(0)
            .end(),
        )
        .as('standing'),
      // Posts that their author removed do not count against the author; those that others removed do.
      eb.fn
        .sum<number>(
          eb
            .case()
            .when(
              eb.or([
                eb('post.state', '=', 'hidden'),
                eb.and([
                  eb('post.state', '=', 'deleted'),
                  eb.or([eb('post.removed_by', 'is', null), eb('post.removed_by', '!=', eb.ref('post.author_id'))]),
                ]),
              ]),
            )
            .then(1)
            .else(0)
            .end(),
        )
        .as('removed'),
      eb.fn.sum<number>(eb.case().when('post.state', '=', 'visible').then(1).else(0).end()).as('visible'),
    ])
    .where('post.author_id', 'in', ids)
    .groupBy('post.author_id')
    .execute()
  const helped = await db
    .selectFrom('thread')
    .innerJoin('post', 'post.id', 'thread.accepted_post_id')
    .select((eb) => ['post.author_id', eb.fn.count<number>('thread.author_id').distinct().as('count')])
    .where('post.author_id', 'in', ids)
    .where('post.state', '=', 'visible')
    .where('thread.state', '=', 'visible')
    .whereRef('thread.author_id', '!=', 'post.author_id')
    .groupBy('post.author_id')
    .execute()
  const voters = await db
    .selectFrom('vote')
    .innerJoin('post', 'post.id', 'vote.post_id')
    .select((eb) => ['post.author_id', eb.fn.count<number>('vote.member_id').distinct().as('count')])
    .where('post.author_id', 'in', ids)
    .where('post.state', '=', 'visible')
    .where('vote.value', '=', 1)
    .groupBy('post.author_id')
    .execute()
  const flags = await db
    .selectFrom('flag')
    .select((eb) => [
      'member_id',
      eb.fn.countAll<number>().as('decided'),
      eb.fn.sum<number>(eb.case().when('state', '=', 'upheld').then(1).else(0).end()).as('upheld'),
    ])
    .where('member_id', 'in', ids)
    .where('state', 'in', ['upheld', 'rejected'])
    .groupBy('member_id')
    .execute()
  const days = await activeDays(db, dialect, ids, offsetMinutes)
  const countOf = (rows: { author_id: string | null; count: number }[], id: string): number =>
    Number(rows.find((row) => row.author_id === id)?.count ?? 0)
  return new Map(
    members.map(({ id, joined_at }) => {
      const own = posts.find((row) => row.author_id === id)
      const given = flags.find((row) => row.member_id === id)
      const [visible, removed] = [Number(own?.visible ?? 0), Number(own?.removed ?? 0)]
      return [
        id,
        {
          daysSinceJoining: Math.max(0, Math.floor(between(joined_at, at) / unitMs.day)),
          activeDays: days.get(id) ?? 0,
          standingPosts: Number(own?.standing ?? 0),
          peopleHelped: countOf(helped, id),
          voters: countOf(voters, id),
          keptShare: visible + removed === 0 ? 100 : Math.floor((100 * visible) / (visible + removed)),
          flagShare: flagShareOf(Number(given?.upheld ?? 0), Number(given?.decided ?? 0)),
        },
      ]
    }),
  )
}

/** Percent of upheld flags; 100 before so many were decided that they say something. */
function flagShareOf(upheld: number, decided: number): number {
  return decided < leastDecidedFlags ? 100 : Math.floor((100 * upheld) / decided)
}

/** The number of community days on which each member visited or wrote. */
export async function activeDays(
  db: Db,
  dialect: Dialect,
  ids: string[],
  offsetMinutes: number,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom((from) =>
      from
        .selectFrom('post')
        .select((eb) => [
          'post.author_id as member_id',
          dialect.dateBucket(eb.ref('post.created_at'), 'day', offsetMinutes).as('day'),
        ])
        .where('post.author_id', 'in', ids)
        .union(
          from
            .selectFrom('member_day')
            .select(['member_day.member_id', 'member_day.day'])
            .where('member_day.member_id', 'in', ids) as never,
        )
        .as('active'),
    )
    .select((eb) => ['member_id', eb.fn.countAll<number>().as('count')])
    .groupBy('member_id')
    .execute()
  return new Map(rows.flatMap((row) => (row.member_id === null ? [] : [[row.member_id, Number(row.count)]])))
}

/**
 * Members whose level the rules decide (1 to 3, not set by hand, in good standing, not staff), by id, with their
 * grace period. `readyForFirstTrust` reads those of level 0 every half hour.
 */
export async function membersToRecompute(
  db: Db,
  options: { after: string; limit: number },
): Promise<(TrustState & { id: string })[]> {
  const rows = await db
    .selectFrom('member')
    .leftJoin('trust_grace', 'trust_grace.member_id', 'member.id')
    .select(['member.id', 'member.trust_level as level', 'trust_grace.since as graceSince'])
    .where('member.trust_level', 'in', [1, 2, 3])
    .where('member.trust_fixed_at', 'is', null)
    .where('member.suspended_at', 'is', null)
    .where('member.id', '>', options.after)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('member_role')
            .select('member_role.member_id')
            .whereRef('member_role.member_id', '=', 'member.id')
            .where('member_role.role', 'in', [...staffRoles]),
        ),
      ),
    )
    .orderBy('member.id')
    .limit(options.limit)
    .execute()
  return rows
}

/** The trust state of one member; null when there is no such member. `fixed`: set by hand, the rules do not change it. */
export async function trustStateOf(
  db: Db,
  memberId: string,
): Promise<(TrustState & { fixed: boolean; suspended: boolean; staff: boolean }) | null> {
  const row = await db
    .selectFrom('member')
    .leftJoin('trust_grace', 'trust_grace.member_id', 'member.id')
    .select((eb) => [
      'member.trust_level as level',
      'trust_grace.since as graceSince',
      'member.trust_fixed_at',
      'member.suspended_at',
      eb
        .selectFrom('member_role')
        .select((role) => role.fn.countAll<number>().as('count'))
        .whereRef('member_role.member_id', '=', 'member.id')
        .where('member_role.role', 'in', [...staffRoles])
        .as('staff'),
    ])
    .where('member.id', '=', memberId)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    level: row.level,
    graceSince: row.graceSince,
    fixed: row.trust_fixed_at !== null,
    suspended: row.suspended_at !== null,
    staff: Number(row.staff ?? 0) > 0,
  }
}

/** What happened to a member's trust level, newest first. */
export async function trustHistoryOf(db: Db, memberId: string, limit: number) {
  return db
    .selectFrom('trust_event')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Members of level 0, not set by hand, who meet a condition for level 1: the oldest first, `limit` of them. */
export async function readyForFirstTrust(
  db: Db,
  options: { postedBefore: Instant; posts: number; people: number; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('member')
    .select('member.id')
    .where('member.trust_level', '=', 0)
    .where('member.trust_fixed_at', 'is', null)
    .where('member.suspended_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb(
          eb
            .selectFrom('post')
            .innerJoin('thread', 'thread.id', 'post.thread_id')
            .select((inner) => inner.fn.countAll<number>().as('count'))
            .whereRef('post.author_id', '=', 'member.id')
            .where('post.state', '=', 'visible')
            .where('thread.state', '=', 'visible')
            .where('post.created_at', '<=', options.postedBefore),
          '>=',
          options.posts,
        ),
        eb(
          eb
            .selectFrom('post')
            .innerJoin('thread', 'thread.accepted_post_id', 'post.id')
            .select((inner) => inner.fn.count<number>('thread.author_id').distinct().as('count'))
            .whereRef('post.author_id', '=', 'member.id')
            .where('post.state', '=', 'visible')
            .where('thread.state', '=', 'visible')
            .whereRef('thread.author_id', '!=', 'post.author_id'),
          '>=',
          options.people,
        ),
      ]),
    )
    .orderBy('member.joined_at')
    .orderBy('member.id')
    .limit(options.limit)
    .execute()
  return rows.map((row) => row.id)
}
