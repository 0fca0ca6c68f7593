import { sql, type RawBuilder } from 'kysely'
import type { Db, OpenDatabase } from '#db/dialects/dialect.ts'
import { progressBar } from '#scripts/progress-bar.ts'

/** Threads come in groups of so many, among which as many responses times four are spread: many have few, few many. */
const groupThreads = 20
const groupResponses = 80
/** In a group, the threads from here on have no response. */
const answeredThreads = 14
/** One group of so many, all responses go to one thread. */
const longEvery = 500
const longGroup = 50
const groupsAtOnce = 250
const tags = 200
const categories = 10
const wordsKnown = 2_000

/** What a bench asks for by name; the same on a site of any size. */
export const landmarks = {
  readerId: 'mem_reader',
  /** A tag on half of the threads, and one on each hundredth. */
  commonTag: 'common',
  rareTag: 'rare',
  category: 'c3',
  /** A question with twenty responses, and a discussion with eighty. */
  threadId: (threads: number) => idText('thr', Math.floor(threads / 40) * 20),
  longThreadId: idText('thr', longGroup * groupThreads),
} as const

/**
 * A site of two years with a given number of posts, written straight into the tables: a fifth of them open threads
 * (most are questions, a third of the threads without an answer, a tenth of them hidden, a duplicate or outdated), the
 * rest answers, replies and comments by members of whom few write most; half a vote per post; a document per thread in
 * the search index; and one reader with as much to follow and to read at any size. Everything follows from the number
 * of the row, so two sites of one size are the same.
 * @param posts at least 2,000; rounded down to whole groups of a hundred
 * @returns how many threads there are
 */
export async function fillLargeSite({ db, dialect }: OpenDatabase, now: Date, posts: number): Promise<number> {
  const groups = Math.floor(posts / (groupThreads + groupResponses))
  const size: Size = {
    threads: groups * groupThreads,
    posts: groups * (groupThreads + groupResponses),
    members: Math.max(100, Math.floor(posts / 20)),
    first: new Date(now.getTime() - 730 * 86_400_000).toISOString(),
    clock: dialect.name === 'sqlite' ? sqliteClock : postgresClock,
  }
  await fillPlaces(db, size)
  await fillMembers(db, size)
  const bar = progressBar('posts')
  for (let from = 0; from < groups; from += groupsAtOnce) {
    const until = Math.min(groups, from + groupsAtOnce)
    await db.transaction().execute(async (tx) => {
      await fillThreads(tx, size, from, until)
      await fillResponses(tx, size, from, until)
      await settle(tx, from * groupThreads, until * groupThreads)
      await fillVotes(tx, size, from, until)
    })
    await fillSearch(db, dialect, size, from * groupThreads, until * groupThreads)
    bar.update(until * (groupThreads + groupResponses), size.posts)
  }
  bar.stop()
  await fillMarks(db, size)
  await fillReader(db, size)
  await sql`update tag set thread_count = (select count(*) from thread_tag where tag_id = tag.id)`.execute(db)
  return size.threads
}

type Size = {
  threads: number
  posts: number
  members: number
  /** When the site began. */
  first: string
  /** The instant this many seconds after the beginning. */
  clock: (first: string, seconds: RawBuilder<unknown>) => RawBuilder<string>
}

const sqliteClock: Size['clock'] = (first, seconds) =>
  sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${first}, (${seconds}) || ' seconds')`
const postgresClock: Size['clock'] = (first, seconds) =>
  sql`(${first}::timestamptz + make_interval(secs => ${seconds}))`

/** Seconds from the first to the last thread; responses come for three weeks. */
const span = 705 * 86_400

/** `thr_0000000042`: as long as the ids of the product sort, by the order of making. */
function idText(prefix: string, number: number): string {
  return `${prefix}_${String(10_000_000_000 + number).slice(1)}`
}

function id(prefix: string, number: RawBuilder<unknown>): RawBuilder<string> {
  return sql`${sql.lit(`${prefix}_`)} || substr(cast(10000000000 + ${number} as text), 2)`
}

/** `n(i)` from one number to before another, for the head of a statement. */
function numbered(from: number, until: number): RawBuilder<unknown> {
  return sql`with recursive n(i) as (select cast(${sql.lit(from)} as bigint) union all select i + 1 from n where i + 1 < ${sql.lit(until)})`
}

/** A number below `most` that looks drawn by lot; a product of two such is small more often than large. */
function drawn(seed: RawBuilder<unknown>, most: number): RawBuilder<number> {
  return sql`((${seed}) * 7919 % ${sql.lit(most)})`
}

function drawnSmall(seed: RawBuilder<unknown>, most: number): RawBuilder<number> {
  return sql`(((${seed}) * 7919 % ${sql.lit(most)}) * ((${seed}) * 104729 % ${sql.lit(most)}) / ${sql.lit(most)})`
}

async function fillPlaces(db: Db, { first, clock }: Size): Promise<void> {
  const began = clock(first, sql`0`)
  await sql`${numbered(0, categories)} insert into category (id, slug, name_en, name_ko, about_en, about_ko, position, templates)
    select ${id('cat', sql`i`)}, 'c' || i, 'Category ' || i, '분류 ' || i, '', '', i, '{}' from n`.execute(db)
  await sql`${numbered(0, 3)} insert into product (id, slug, name_en, name_ko, position, versions, releases)
    select ${id('prd', sql`i`)}, 'p' || i, 'Product ' || i, '제품 ' || i, i, '[]', '{}' from n`.execute(db)
  await sql`${numbered(0, tags)} insert into tag (id, name, thread_count, created_at)
    select ${id('tag', sql`i`)}, case i when 0 then ${landmarks.commonTag} when 1 then ${landmarks.rareTag} else 'tag-' || i end, 0, ${began} from n`.execute(
    db,
  )
}

async function fillMembers(db: Db, { members, first, clock }: Size): Promise<void> {
  await sql`${numbered(0, members)} insert into member (id, handle, handle_skeleton, name, bio, trust_level, version, joined_at)
    select ${id('mem', sql`i`)}, 'm' || i, 'm' || i, 'Member ' || i, '', 1, 1, ${clock(first, sql`0`)} from n`.execute(
    db,
  )
  await sql`insert into member (id, handle, handle_skeleton, name, bio, trust_level, version, joined_at, seen_before)
    values (${landmarks.readerId}, 'reader', 'reader', 'Reader', '', 2, 1, ${clock(first, sql`0`)}, ${clock(first, sql`${sql.lit(722 * 86_400)}`)})`.execute(
    db,
  )
}

async function fillThreads(db: Db, { threads, members, first, clock }: Size, from: number, until: number) {
  const every = Math.floor(threads / 60)
  const author = sql`case when i % ${sql.lit(every)} = 3 then ${landmarks.readerId} else ${id('mem', drawnSmall(sql`i`, members))} end`
  const made = clock(first, sql`i * ${sql.lit(span)} / ${sql.lit(threads)}`)
  const place = sql`i % ${sql.lit(groupThreads)}`
  await sql`${numbered(from * groupThreads, until * groupThreads)} insert into thread
      (id, kind, slug, title, category_id, product_id, author_id, state, opening_post_id, votes, me_too_count, staff_answered,
       duplicate_of_id, created_at, activity_at, lang, excerpt, idea_status)
    select ${id('thr', sql`i`)},
      case when i % 2000 = 1999 then 'announcement' when ${place} in (12, 18) then 'discussion' when ${place} = 13 then 'idea' else 'question' end,
      'thread-' || i, 'word' || ${drawnSmall(sql`i`, wordsKnown)} || ' and word' || ${drawn(sql`i`, wordsKnown)},
      ${id('cat', drawnSmall(sql`i`, categories))}, case when i % 4 = 0 then ${id('prd', sql`i % 3`)} end, ${author},
      case when i % 100 = 7 then 'deleted' when i % 1000 = 77 then 'held' else 'visible' end,
      ${id('pst', sql`i`)}, i * 31 % 40, i * 17 % 25, case when i % 6 = 0 then 1 else 0 end,
      case when i % 50 = 33 then ${id('thr', sql`i - 33`)} end, ${made}, ${made},
      case when i % 10 < 6 then 'ko' when i % 10 < 9 then 'en' end, 'The first lines of a thread.',
      case when ${place} = 13 and i % 2000 <> 1999 then case i % 5 when 0 then 'planned' when 1 then 'done' else 'open' end end
    from n`.execute(db)
  await sql`${numbered(from * groupThreads, until * groupThreads)} insert into post
      (id, thread_id, kind, author_id, body, html, excerpt, state, votes, created_at, lang)
    select ${id('pst', sql`i`)}, ${id('thr', sql`i`)}, 'opening', ${author}, ${bodyText}, ${bodyHtml}, '', 'visible', i * 31 % 40, ${made},
      case when i % 10 < 6 then 'ko' when i % 10 < 9 then 'en' end from n`.execute(db)
  for (const [position, tag] of [
    sql`case when i % 2 = 0 then 0 when i % 100 = 51 then 1 else 2 + ${drawnSmall(sql`i`, tags - 2)} end`,
    sql`2 + (${drawnSmall(sql`i + 1`, tags - 2)} + 90) % ${sql.lit(tags - 2)}`,
  ].entries())
    await sql`${numbered(from * groupThreads, until * groupThreads)} insert into thread_tag (thread_id, tag_id, position)
      select ${id('thr', sql`i`)}, ${id('tag', tag)}, ${sql.lit(position)} from n where true on conflict do nothing`.execute(
      db,
    )
}

const bodyText = sql.lit('Some sentences of a post, as long as people write them. '.repeat(6))
const bodyHtml = sql.lit(`<p>${'Some sentences of a post, as long as people write them. '.repeat(6)}</p>`)

/** Response `r` of group `g`; a third of them are comments on the opening post. */
async function fillResponses(db: Db, { threads, members, first, clock }: Size, from: number, until: number) {
  const g = sql`(i / ${sql.lit(groupResponses)})`
  const r = sql`(i % ${sql.lit(groupResponses)})`
  const thread = sql`(${g} * ${sql.lit(groupThreads)} + case when ${g} % ${sql.lit(longEvery)} = ${sql.lit(longGroup)} then 0
    else ${r} * ${r} * ${sql.lit(answeredThreads)} / ${sql.lit(groupResponses * groupResponses)} end)`
  // Within three weeks of the thread.
  const made = clock(first, sql`${thread} * ${sql.lit(span)} / ${sql.lit(threads)} + ${r} * 20000 + i % 1000`)
  await sql`${numbered(from * groupResponses, until * groupResponses)} insert into post
      (id, thread_id, parent_id, kind, author_id, body, html, excerpt, state, votes, created_at, lang, by_staff)
    select ${id('pst', sql`${sql.lit(threads)} + i`)}, ${id('thr', thread)},
      case when ${r} % 3 = 2 then ${id('pst', thread)} end,
      case when ${r} % 3 = 2 then 'comment' when ${thread} % ${sql.lit(groupThreads)} in (12, 13, 18) or ${thread} % 2000 = 1999 then 'reply' else 'answer' end,
      ${id('mem', drawnSmall(sql`i + 7`, members))}, ${bodyText}, ${bodyHtml}, '', case when i % 200 = 9 then 'deleted' else 'visible' end,
      i * 31 % 12, ${made}, case when i % 10 < 6 then 'ko' when i % 10 < 9 then 'en' end, 0
    from n`.execute(db)
}

/** What threads say of their posts. Half of the answered questions are solved. */
async function settle(db: Db, from: number, until: number): Promise<void> {
  const range = sql`thread.id >= ${idText('thr', from)} and thread.id < ${idText('thr', until)}`
  const posts = sql`from post where post.thread_id = thread.id and post.state = 'visible'`
  await sql`update thread set
      answer_count = (select count(*) ${posts} and post.kind in ('answer', 'reply')),
      comment_count = (select count(*) ${posts} and post.kind = 'comment'),
      activity_at = (select max(post.created_at) ${posts}),
      activity_member_id = (select post.author_id ${posts} order by post.created_at desc, post.id desc limit 1),
      accepted_post_id = case when kind = 'question' and votes % 2 = 0 then (select min(post.id) ${posts} and post.kind = 'answer') end
    where ${range}`.execute(db)
  await sql`update thread set accepted_at = activity_at, accepted_by = author_id,
      outdated = case when votes % 40 = 20 then 'possibly' end where ${range} and accepted_post_id is not null`.execute(
    db,
  )
}

/** Half a vote per post, on one post in four two. */
async function fillVotes(db: Db, { threads, members, first, clock }: Size, from: number, until: number) {
  const voted = sql`(${sql.lit(threads)} + (i / 2) * 4)`
  const made = clock(first, sql`i * ${sql.lit(span)} / ${sql.lit(threads * 2)}`)
  await sql`${numbered(from * 40, until * 40)} insert into vote (id, post_id, member_id, value, event_id, created_at, changed_at)
    select ${id('vot', sql`i`)}, ${id('pst', voted)}, ${id('mem', drawn(sql`i`, members))}, case when i % 10 = 0 then -1 else 1 end,
      ${id('evt', sql`i`)}, ${made}, ${made} from n`.execute(db)
}

/** Words of a vocabulary in which few are common, so that some match much and most match little. */
async function fillSearch(
  db: Db,
  dialect: OpenDatabase['dialect'],
  { first }: Size,
  from: number,
  until: number,
): Promise<void> {
  const numbers = Array.from({ length: until - from }, (_, at) => from + at)
  const word = (seed: number): string =>
    `word${Math.floor((((seed * 7919) % wordsKnown) * ((seed * 104_729) % wordsKnown)) / wordsKnown)}`
  const titleOf = (i: number): string[] => [word(i), 'and', `word${(i * 7919) % wordsKnown}`]
  const bodyOf = (i: number): string[] => Array.from({ length: 40 }, (_, at) => word(i * 41 + at))
  await db.transaction().execute(async (tx) => {
    for (let at = 0; at < numbers.length; at += 1_000) {
      const some = numbers.slice(at, at + 1_000)
      const rows = await tx
        .insertInto('search_document')
        .values(
          some.map((i) => ({
            type: 'thread' as const,
            subject_id: idText('thr', i),
            title: titleOf(i).join(' '),
            parts: JSON.stringify([{ id: idText('pst', i), text: bodyOf(i).join(' ') }]),
            lang: 'en' as const,
            title_tokens: 3,
            body_tokens: 40,
            updated_at: first,
          })),
        )
        .returning(['rowid', 'subject_id'])
        .execute()
      const rowidOf = new Map(rows.map(({ rowid, subject_id }) => [subject_id, rowid]))
      await dialect.fullText.put(
        tx,
        some.map((i) => ({ rowid: rowidOf.get(idText('thr', i)) ?? 0, title: titleOf(i), body: bodyOf(i) })),
      )
    }
  })
}

/** People follow and have read what they asked, and each tenth watches a tag. */
async function fillMarks(db: Db, { members, first, clock }: Size): Promise<void> {
  const began = clock(first, sql`0`)
  await sql`insert into thread_follow (member_id, thread_id, source, following, changed_at)
    select author_id, id, 'wrote', 1, created_at from thread where author_id <> ${landmarks.readerId}`.execute(db)
  await sql`insert into thread_read (member_id, thread_id, read_until, posts_read)
    select author_id, id, activity_at, 1 from thread where author_id <> ${landmarks.readerId}`.execute(db)
  await sql`${numbered(0, Math.floor(members / 10))} insert into watch (member_id, subject_type, subject_id, level, changed_at)
    select ${id('mem', sql`i * 10`)}, 'tag', ${id('tag', drawnSmall(sql`i`, tags))}, 'watching', ${began} from n`.execute(
    db,
  )
}

/** Follows 300 threads, has read 1,000, watches a tag, muted a category. */
async function fillReader(db: Db, { threads, first, clock }: Size): Promise<void> {
  const { readerId } = landmarks
  const began = clock(first, sql`0`)
  const spread = (n: number) => sql`i * ${sql.lit(threads)} / ${sql.lit(n)}`
  const followed = Math.min(300, threads)
  const read = Math.min(1_000, threads)
  await sql`${numbered(0, followed)} insert into thread_follow (member_id, thread_id, source, following, changed_at)
    select ${readerId}, ${id('thr', spread(followed))}, 'manual', 1, ${began} from n`.execute(db)
  await sql`${numbered(0, read)} insert into thread_read (member_id, thread_id, read_until, posts_read)
    select ${readerId}, ${id('thr', spread(read))}, ${clock(first, sql`i * ${sql.lit(span)} / ${sql.lit(read)} + case when i % 10 = 0 then 86400 else 1728000 end`)}, 1 from n`.execute(
    db,
  )
  await sql`insert into watch (member_id, subject_type, subject_id, level, changed_at) values
    (${readerId}, 'tag', ${idText('tag', 150)}, 'watching', ${began}),
    (${readerId}, 'category', ${idText('cat', 9)}, 'muted', ${began})`.execute(db)
}
