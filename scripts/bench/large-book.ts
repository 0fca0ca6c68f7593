import type { Db } from '#db/dialects/dialect.ts'
import { progressBar } from '#scripts/progress-bar.ts'

/**
 * What a community of that size looks like after two years, written straight into the tables as the product would have.
 */
export type BookSize = { entries: number; members: number }

export type LargeBook = { entries: number; awards: number; posts: number; threads: number }

const years = 2
const nested = { posting: null, templates: '{}', default_product_id: null, archived_at: null }

/**
 * Members with customer accounts, questions with four answers each in three categories, three tags and two products,
 * and awards of ten for the answers over two years; every fourth award carries points too. Transactions carry what
 * their entries say.
 */
export async function fillLargeBook(db: Db, now: Date, { entries, members }: BookSize): Promise<LargeBook> {
  const awards = Math.floor(entries / 2.5)
  const posts = Math.max(5, Math.floor(awards / 4))
  const threads = Math.ceil(posts / 5)
  const bar = progressBar('entries')
  const at = (i: number, of: number): string =>
    new Date(now.getTime() - 86_400_000 - (i / of) * years * 365 * 86_400_000).toISOString()
  await db
    .insertInto('category')
    .values(
      ['first', 'second', 'third'].map((slug, i) => ({
        id: `cat_${i}`,
        slug,
        name_en: slug,
        name_ko: slug,
        about_en: '',
        about_ko: '',
        position: i,
        parent_id: null,
        ...nested,
      })),
    )
    .execute()
  await db
    .insertInto('product')
    .values(
      ['meter', 'app'].map((slug, i) => ({
        id: `prd_${i}`,
        slug,
        name_en: slug,
        name_ko: slug,
        position: i,
        versions: '[]',
      })),
    )
    .execute()
  await db
    .insertInto('tag')
    .values(
      ['one', 'two', 'three'].map((name, i) => ({ id: `tag_${i}`, name, thread_count: threads, created_at: at(1, 1) })),
    )
    .execute()
  await inChunks(members, async (rows) => {
    await db
      .insertInto('account')
      .values(
        rows.map((i) => ({
          id: `acc_${i}`,
          name: `Customer ${i}`,
          kind: 'person' as const,
          plan: 'basic',
          started_at: at(i, members),
          renews_at: null,
          external_id: null,
          updated_at: null,
        })),
      )
      .execute()
    await db
      .insertInto('member')
      .values(
        rows.map((i) => ({
          id: `mem_${i}`,
          handle: `m${i}`,
          handle_skeleton: `m${i}`,
          name: `Member ${i}`,
          email: null,
          password_hash: null,
          bio: '',
          locale: null,
          trust_level: 1,
          trust_fixed_at: null,
          account_id: `acc_${i}`,
          version: 1,
          joined_at: at(1, 1),
          last_seen_at: null,
          suspended_at: null,
          imported_key: null,
        })),
      )
      .execute()
    await db
      .insertInto('ledger_account')
      .values(
        rows.flatMap((i) => [
          {
            id: `lac_r${i}`,
            kind: 'reputation' as const,
            unit: 'reputation' as const,
            owner: `mem_${i}`,
            balance: 10 * countOf(i, awards, members, 1),
          },
          {
            id: `lac_p${i}`,
            kind: 'available' as const,
            unit: 'points' as const,
            owner: `mem_${i}`,
            balance: 2 * countOf(i, awards, members, 4),
          },
        ]),
      )
      .execute()
  })
  await db
    .insertInto('ledger_account')
    .values(
      (['reputation', 'points'] as const).map((unit) => ({
        id: `lac_issuer_${unit}`,
        kind: 'issuer' as const,
        unit,
        owner: 'answer-voted-up',
        balance: 0,
      })),
    )
    .execute()
  await inChunks(
    threads,
    async (rows) => {
      await db
        .insertInto('thread')
        .values(
          rows.map((i) => ({
            id: `thr_${i}`,
            kind: 'question' as const,
            slug: `t-${i}`,
            title: `Question ${i}`,
            category_id: `cat_${i % 3}`,
            product_id: i % 3 === 0 ? null : `prd_${i % 2}`,
            product_version: null,
            author_id: `mem_${(i * 7) % members}`,
            state: 'visible' as const,
            opening_post_id: `pst_${i * 5}`,
            accepted_post_id: `pst_${i * 5 + 1}`,
            accepted_at: at(i, threads),
            answer_count: 4,
            comment_count: 0,
            votes: 0,
            me_too_count: 0,
            staff_answered: 0,
            created_at: at(i, threads),
            activity_at: at(i, threads),
            activity_member_id: `mem_${i % members}`,
            lang: i % 2 === 0 ? 'en' : 'ko',
            excerpt: '',
          })),
        )
        .execute()
      await db
        .insertInto('post')
        .values(
          rows.flatMap((i) =>
            Array.from({ length: 5 }, (_, k) => ({
              id: `pst_${i * 5 + k}`,
              thread_id: `thr_${i}`,
              kind: k === 0 ? ('opening' as const) : ('answer' as const),
              author_id: `mem_${k === 0 ? (i * 7) % members : (i * 5 + k) % members}`,
              body: 'Text.',
              html: '<p>Text.</p>',
              created_at: at(i, threads),
              state: 'visible' as const,
              excerpt: '',
              votes: 0,
              revision: 1,
              by_staff: 0,
              lang: i % 2 === 0 ? 'en' : 'ko',
            })),
          ),
        )
        .execute()
      await db
        .insertInto('thread_tag')
        .values(rows.map((i) => ({ thread_id: `thr_${i}`, tag_id: `tag_${i % 3}`, position: 0 })))
        .execute()
    },
    300,
  )
  let written = 0
  await inChunks(awards, async (rows) => {
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('ledger_transaction')
        .values(
          rows.map((i) => ({
            id: `ltx_${i}`,
            at: at(i, awards),
            idempotency_key: `bench:${i}`,
            kind: 'award' as const,
            member_id: `mem_${i % members}`,
            event_id: null,
            event_type: 'answer.votedUp',
            rule: 'answer-voted-up',
            rule_version: 1,
            subject_type: 'post',
            subject_id: `pst_${Math.floor((i / awards) * posts)}`,
            reverses_id: null,
            capped: null,
            uncapped_reputation: null,
            day: at(i, awards).slice(0, 10),
            counts_in_cap: 1,
            matures_at: null,
            reason: null,
            effect: 1,
            post_claim: 0,
            reputation: 10,
          })),
        )
        .execute()
      const lines = rows.flatMap((i) => [
        {
          id: `len_${i}a`,
          transaction_id: `ltx_${i}`,
          account_id: `lac_r${i % members}`,
          unit: 'reputation' as const,
          amount: 10,
        },
        {
          id: `len_${i}b`,
          transaction_id: `ltx_${i}`,
          account_id: 'lac_issuer_reputation',
          unit: 'reputation' as const,
          amount: -10,
        },
        ...(hasPoints(i, members)
          ? [
              {
                id: `len_${i}c`,
                transaction_id: `ltx_${i}`,
                account_id: `lac_p${i % members}`,
                unit: 'points' as const,
                amount: 2,
              },
              {
                id: `len_${i}d`,
                transaction_id: `ltx_${i}`,
                account_id: 'lac_issuer_points',
                unit: 'points' as const,
                amount: -2,
              },
            ]
          : []),
      ])
      await tx.insertInto('ledger_entry').values(lines).execute()
      written += lines.length
    })
    bar.update(written, entries)
  })
  bar.stop()
  return { entries: written, awards, posts, threads }
}

/** Every fourth round through the members. */
function hasPoints(award: number, members: number): boolean {
  return Math.floor(award / members) % 4 === 0
}

/** How many of the awards are of this member, of all rounds or of each fourth. */
function countOf(member: number, awards: number, members: number, every: number): number {
  const rounds = member >= awards ? 0 : Math.floor((awards - 1 - member) / members) + 1
  return Math.ceil(rounds / every)
}

/** @param chunk SQLite takes 32,766 values in one statement */
async function inChunks(count: number, work: (rows: number[]) => Promise<void>, chunk = 1_000): Promise<void> {
  for (let from = 0; from < count; from += chunk)
    await work(Array.from({ length: Math.min(chunk, count - from) }, (_, i) => from + i))
}
