import type { Ctx } from '#app/core/context.server.ts'
import { authorCards, type AuthorCard } from '#app/domain/accounts/queries/members.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { isOpenCase, listed } from './order.ts'

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

/** Customers by member id, for staff; two queries for any number. */
export async function customers(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Customer>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const cards = await authorCards(ctx, wanted)
  const rows = await ctx.read
    .selectFrom('member')
    .leftJoin('account', 'account.id', 'member.account_id')
    .select(['member.id', 'account.plan', 'account.started_at', 'account.renews_at'])
    .select((eb) => {
      const cases = eb
        .selectFrom('case')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('case.customer_id', '=', 'member.id')
        .where(listed)
      const posts = eb
        .selectFrom('post')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('post.author_id', '=', 'member.id')
      return [
        cases.as('cases'),
        cases.where(isOpenCase).as('openCases'),
        posts.where('post.kind', '=', 'answer').where('post.state', '=', 'visible').as('answers'),
        posts
          .innerJoin('thread', (on) =>
            on.onRef('thread.id', '=', 'post.thread_id').onRef('thread.accepted_post_id', '=', 'post.id'),
          )
          .as('accepted'),
      ]
    })
    .where('member.id', 'in', wanted)
    .execute()
  return new Map(
    rows.flatMap((row): [string, Customer][] => {
      const card = cards.get(row.id)
      if (card === undefined) return []
      const { plan, started_at: since, renews_at: renewsAt } = row
      const [open, total] = [Number(row.openCases), Number(row.cases)]
      const counts = { openCases: open, pastCases: total - open, answers: Number(row.answers) }
      return [[row.id, { ...card, plan, since, renewsAt, ...counts, acceptedAnswers: Number(row.accepted) }]]
    }),
  )
}
