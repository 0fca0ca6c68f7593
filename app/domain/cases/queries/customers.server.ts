import type { Ctx } from '#app/core/context.server.ts'
import { authorCards, type AuthorCard } from '#app/domain/accounts/queries/members.server.ts'
import { isOpen } from '#app/domain/cases/case.ts'
import { tiers, type TierKey } from '#app/registry/tiers.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The customer of a case. `plan` and `renewsAt` are null without a contract. `answers` counts the visible ones. */
export type Customer = AuthorCard & {
  plan: string | null
  since: string | null
  renewsAt: string | null
  openCases: number
  pastCases: number
  answers: number
  acceptedAnswers: number
}

/** The member with this handle, or with this verified address when `handle` is null; null when there is none. */
export async function customerIdOf(
  db: Db,
  { handle, email }: { handle: string | null; email: string | null },
): Promise<string | null> {
  if (handle === null && email === null) return null
  const row = await db
    .selectFrom('member')
    .select('id')
    .where('deleted_at', 'is', null)
    .$if(handle !== null, (all) => all.where('handle', '=', handle ?? ''))
    .$if(handle === null, (all) => all.where('email', '=', email ?? '').where('email_verified_at', 'is not', null))
    .executeTakeFirst()
  return row?.id ?? null
}

/** A customer in a list: card, tier and the end of the contract. */
export type CustomerInShort = AuthorCard & { tier: TierKey | null; renewsAt: string | null }

/** Customers by member id as lists show them; two queries for any number. */
export async function customersInShort(ctx: Ctx, ids: readonly string[]): Promise<Map<string, CustomerInShort>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const cards = await authorCards(ctx, wanted)
  const rows = await ctx.read
    .selectFrom('member')
    .leftJoin('account', 'account.id', 'member.account_id')
    .leftJoin('member_standing', 'member_standing.member_id', 'member.id')
    .select(['member.id', 'account.renews_at', 'member_standing.tier'])
    .where('member.id', 'in', wanted)
    .execute()
  const known = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    [...cards].map(([id, card]) => {
      const row = known.get(id)
      const tier = tiers.find(({ key }) => key === row?.tier)?.key ?? null
      return [id, { ...card, tier, renewsAt: row?.renews_at ?? null }]
    }),
  )
}

/** Customers by member id, for staff; five queries for any number. */
export async function customers(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Customer>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const [cards, contracts, cases, answers, accepted] = [
    await authorCards(ctx, wanted),
    await ctx.read
      .selectFrom('member')
      .innerJoin('account', 'account.id', 'member.account_id')
      .select(['member.id', 'account.plan', 'account.started_at', 'account.renews_at'])
      .where('member.id', 'in', wanted)
      .execute(),
    await ctx.read
      .selectFrom('case')
      .select((eb) => ['customer_id', 'status', eb.fn.countAll<number>().as('count')])
      .where('customer_id', 'in', wanted)
      .where('dismissed', '=', 0)
      .where('merged_into_id', 'is', null)
      .groupBy(['customer_id', 'status'])
      .execute(),
    await ctx.read
      .selectFrom('post')
      .select((eb) => ['author_id', eb.fn.countAll<number>().as('count')])
      .where('author_id', 'in', wanted)
      .where('kind', '=', 'answer')
      .where('state', '=', 'visible')
      .groupBy('author_id')
      .execute(),
    await ctx.read
      .selectFrom('thread')
      .innerJoin('post', 'post.id', 'thread.accepted_post_id')
      .select((eb) => ['post.author_id', eb.fn.countAll<number>().as('count')])
      .where('post.author_id', 'in', wanted)
      .groupBy('post.author_id')
      .execute(),
  ]
  return new Map(
    [...cards].map(([id, card]) => {
      const contract = contracts.find((row) => row.id === id)
      const own = cases.filter((row) => row.customer_id === id)
      const sum = (open: boolean): number =>
        own.filter((row) => isOpen(row.status) === open).reduce((total, row) => total + row.count, 0)
      return [
        id,
        {
          ...card,
          plan: contract?.plan ?? null,
          since: contract?.started_at ?? null,
          renewsAt: contract?.renews_at ?? null,
          openCases: sum(true),
          pastCases: sum(false),
          answers: answers.find((row) => row.author_id === id)?.count ?? 0,
          acceptedAnswers: accepted.find((row) => row.author_id === id)?.count ?? 0,
        },
      ]
    }),
  )
}
