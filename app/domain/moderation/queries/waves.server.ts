import type { Instant } from '#app/core/time.ts'
import type { SpamChoice } from '#app/domain/moderation/spam/spam-choice.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { waitingNewcomers } from './spam.server.ts'

/** Items that wait and have something in common. */
export type Wave = { by: Exclude<SpamChoice['by'], 'member'>; value: string; items: number; members: number }

const fewestMembers = 2
const most = 20
/** Posts waiting of one new member: an honest one has rarely more than the first two. */
const fewestOfNewcomer = 3

/**
 * What several members have in common whose posts wait: a host of links, a range of addresses, nearly the same text; the
 * largest first, and all new members who have several posts waiting. Four queries.
 */
export async function spamWaves(db: Db): Promise<Wave[]> {
  const hosts = await waiting(db)
    .innerJoin('post_host', 'post_host.post_id', 'review_item.subject_id')
    .select((eb) => [
      'post_host.host as value',
      eb.fn.countAll<number>().as('items'),
      eb.fn.count<number>('review_item.member_id').distinct().as('members'),
    ])
    .groupBy('post_host.host')
    .having((eb) => eb(eb.fn.count('review_item.member_id').distinct(), '>=', fewestMembers))
    .orderBy('items', 'desc')
    .limit(most)
    .execute()
  const ranges = await waiting(db)
    .innerJoin('member_device', 'member_device.member_id', 'review_item.member_id')
    .select((eb) => [
      'member_device.range as value',
      eb.fn.count<number>('review_item.id').distinct().as('items'),
      eb.fn.count<number>('review_item.member_id').distinct().as('members'),
    ])
    .where('member_device.range', 'is not', null)
    .groupBy('member_device.range')
    .having((eb) => eb(eb.fn.count('review_item.member_id').distinct(), '>=', fewestMembers))
    .orderBy('items', 'desc')
    .limit(most)
    .execute()
  const texts = await waiting(db)
    .innerJoin('text_sketch_band', 'text_sketch_band.post_id', 'review_item.subject_id')
    .select((eb) => [
      'text_sketch_band.band as value',
      eb.fn.min<string>('review_item.subject_id').as('first'),
      eb.fn.countAll<number>().as('items'),
      eb.fn.count<number>('review_item.member_id').distinct().as('members'),
    ])
    .groupBy('text_sketch_band.band')
    .having((eb) => eb(eb.fn.count('review_item.member_id').distinct(), '>=', fewestMembers))
    .orderBy('items', 'desc')
    .limit(most * 16)
    .execute()
  const newcomers = await waitingNewcomers(db, fewestOfNewcomer)
    .select((eb) => [eb.fn.countAll<number>().as('members'), eb.fn.sum<number>('newcomer.items').as('items')])
    .executeTakeFirstOrThrow()
  // Texts that are alike share several bands: the largest stands for them.
  const seen = new Set<string>()
  const alike = texts.filter(({ first }) => !seen.has(first) && seen.add(first)).slice(0, most)
  const wave =
    (by: Wave['by']) =>
    ({ value, items, members }: { value: string | null; items: number; members: number }): Wave => ({
      by,
      value: value ?? '',
      items: Number(items),
      members: Number(members),
    })
  const all = Number(newcomers.members) >= fewestMembers ? [{ ...newcomers, value: String(fewestOfNewcomer) }] : []
  return [
    ...all.map(wave('newcomers')),
    ...hosts.map(wave('host')),
    ...ranges.map(wave('addresses')),
    ...alike.map(wave('likeness')),
  ].toSorted((a, b) => b.items - a.items)
}

function waiting(db: Db) {
  return db.selectFrom('review_item').where('review_item.kind', '=', 'post').where('review_item.state', '=', 'open')
}

/** What the members of a choice have in common and could be blocked, with how many others use it. */
export type Origin = { kind: 'host' | 'addresses' | 'mailDomain'; value: string; inside: number; outside: number }

const mostOrigins = 10

/** Where these members link to and come from, the most used first. Three queries. @param since of devices */
export async function originsOf(db: Db, memberIds: readonly string[], since: Instant): Promise<Origin[]> {
  const ids = [...memberIds]
  const hosts = await db
    .selectFrom('post_host as mine')
    .select((eb) => [
      'mine.host as value',
      eb.fn.count<number>('mine.member_id').distinct().as('inside'),
      eb
        .selectFrom('post_host as theirs')
        .select((of) => of.fn.count<number>('theirs.member_id').distinct().as('n'))
        .whereRef('theirs.host', '=', 'mine.host')
        .where('theirs.member_id', 'not in', ids)
        .as('outside'),
    ])
    .where('mine.member_id', 'in', ids)
    .groupBy('mine.host')
    .orderBy('inside', 'desc')
    .limit(mostOrigins)
    .execute()
  const ranges = await db
    .selectFrom('member_device as mine')
    .select((eb) => [
      'mine.range as value',
      eb.fn.count<number>('mine.member_id').distinct().as('inside'),
      eb
        .selectFrom('member_device as theirs')
        .select((of) => of.fn.count<number>('theirs.member_id').distinct().as('n'))
        .whereRef('theirs.range', '=', 'mine.range')
        .where('theirs.member_id', 'not in', ids)
        .as('outside'),
    ])
    .where('mine.member_id', 'in', ids)
    .where('mine.range', 'is not', null)
    .where('mine.last_seen_at', '>=', since)
    .groupBy('mine.range')
    .orderBy('inside', 'desc')
    .limit(mostOrigins)
    .execute()
  const mails = await db.selectFrom('member').select('email').where('id', 'in', ids).execute()
  const domains = new Map<string, number>()
  for (const { email } of mails) {
    const domain = email?.slice(email.lastIndexOf('@') + 1).toLowerCase()
    if (domain !== undefined) domains.set(domain, (domains.get(domain) ?? 0) + 1)
  }
  const common = [...domains].toSorted((a, b) => b[1] - a[1]).slice(0, mostOrigins)
  const users = await usersOfDomains(
    db,
    common.map(([domain]) => domain),
  )
  const row =
    (kind: Origin['kind']) =>
    (one: { value: string | null; inside: number; outside: number | null }): Origin => ({
      kind,
      value: one.value ?? '',
      inside: Number(one.inside),
      outside: Number(one.outside ?? 0),
    })
  return [
    ...hosts.map(row('host')),
    ...ranges.map(row('addresses')),
    ...common.map(([value, inside], at) =>
      row('mailDomain')({ value, inside, outside: Math.max(0, (users[at] ?? 0) - inside) }),
    ),
  ]
}

/** How many members have an address of each of these mail domains, counted to 1,000. One query. */
async function usersOfDomains(db: Db, domains: readonly string[]): Promise<number[]> {
  const [first, ...more] = domains
  if (first === undefined) return []
  const counting = (domain: string) =>
    db
      .selectFrom(db.selectFrom('member').select('id').where('email', 'like', `%@${domain}`).limit(1_000).as(`of`))
      .select((eb) => [eb.val(domain).as('domain'), eb.fn.countAll<number>().as('n')])
  let query = counting(first)
  for (const domain of more) query = query.unionAll(counting(domain)) as typeof query
  const rows = await query.execute()
  return domains.map((domain) => Number(rows.find((one) => one.domain === domain)?.n ?? 0))
}
