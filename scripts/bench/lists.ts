import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import type { Insertable } from 'kysely'
import { boot, type App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readEnv } from '#app/core/env.server.ts'
import { newId } from '#app/core/ids.ts'
import { plus } from '#app/core/time.ts'
import { unreadByThread } from '#app/domain/following/queries/reading.server.ts'
import { threadList } from '#app/domain/threads/queries/thread-list.server.ts'
import { threadListPage } from '#app/views/thread-list-page.server.ts'
import { migrate } from '#db/migrate.server.ts'
import type { Database } from '#db/schema/index.ts'
import { progressBar } from '#scripts/progress-bar.ts'

/**
 * What lists of threads cost, filter by filter, beside the plain list: median wall milliseconds and the ratio.
 * Generated threads: a third without an answer, half solved, a tenth in rare categories and tags; one member who
 * follows, watches, mutes and reads.
 *
 *     node scripts/bench/lists.ts --threads 100000
 *     node scripts/bench/lists.ts --database postgres://…/an_empty_database
 */
const options = new Command('bench lists')
  .option('--threads <n>', 'how many threads to generate', '100000')
  .option('--rounds <n>', 'how often each page is opened', '15')
  .option('--database <url>', 'an empty PostgreSQL database; SQLite in a temporary folder when left out', '')
  .parse()
  .opts<{ threads: string; rounds: string; database: string }>()

const pages = [
  '',
  '?state=unanswered',
  '?state=unsolved',
  '?state=solved',
  '?staff=none',
  '?kind=idea',
  '?sort=new',
  '?sort=votes',
  '?sort=meToo',
  '?lang=ko',
  '?category=common',
  '?category=rare',
  '?category=parent',
  '?tag=common',
  '?tag=rare',
  '?tag=rare&state=unsolved',
  '?product=meter',
  '?by=asker',
  '?only=mine',
  '?only=followed',
  '?only=watched',
  '?unread=yes',
  '?only=followed&unread=yes',
  '?category=rare&tag=common&state=unsolved&lang=en',
]

/** Rows per transaction; SQLite takes 32,766 values in one statement. */
const batch = 500

const dataDir = mkdtempSync(path.join(tmpdir(), 'dangol-bench-'))
const app = await boot({
  env: readEnv({
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    DATA_DIR: dataDir,
    DATABASE_URL: options.database,
    DATABASE_POOL: '4',
  }),
})
try {
  await migrate(app.platform.open, path.resolve('db/migrations'), { backupDir: null, now: app.platform.clock() })
  const reader = await generate(app, Number(options.threads))
  const ctx = app.context({ actor: reader })
  await measure(ctx, Number(options.rounds))
} finally {
  await app.close()
  rmSync(dataDir, { recursive: true, force: true })
}

async function measure(ctx: Ctx, rounds: number): Promise<void> {
  const open = (query: string) => median(rounds, () => threadListPage(ctx, new URL(`http://localhost/threads${query}`)))
  const plain = await open('')
  for (const query of pages) {
    const ms = await open(query)
    process.stdout.write(
      `${query.padEnd(58)} ${ms.toFixed(1).padStart(8)} ms  ${(ms / plain).toFixed(2).padStart(6)} × the plain page\n`,
    )
  }
  const { items } = await threadList(ctx, {}, { limit: 25, cursor: null })
  const rows = await median(rounds, () => threadList(ctx, {}, { limit: 25, cursor: null }))
  const unread = await median(rounds, () => unreadByThread(ctx, items))
  process.stdout.write(`rows alone ${rows.toFixed(2)} ms, what is new in them ${unread.toFixed(2)} ms\n`)
}

async function median(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}

async function generate({ platform }: App, count: number): Promise<Actor> {
  const { db } = platform.open
  const start = plus(platform.clock(), { days: -700 })
  const people = await Promise.all(
    ['reader', 'asker', 'helper'].map((handle) => aPerson(platform.open.db, handle, start)),
  )
  const [reader = '', asker = '', helper = ''] = people
  const at = { posting: null, templates: '{}', default_product_id: null, archived_at: null }
  const category = (slug: string, parent_id: string | null = null) => ({
    id: newId('category'),
    slug,
    name_en: slug,
    name_ko: slug,
    about_en: '',
    about_ko: '',
    position: 1,
    parent_id,
    ...at,
  })
  const parent = category('parent')
  const categories = [category('common'), category('second', parent.id), category('rare', parent.id), category('muted')]
  await db
    .insertInto('category')
    .values([parent, ...categories])
    .execute()
  const product = {
    id: newId('product'),
    slug: 'meter',
    name_en: 'Meter',
    name_ko: '미터',
    position: 1,
    versions: '[]',
  }
  await db.insertInto('product').values(product).execute()
  const tags = ['common', 'second', 'rare', 'watched'].map((name) => ({
    id: newId('tag'),
    name,
    thread_count: 10,
    created_at: start,
  }))
  await db.insertInto('tag').values(tags).execute()
  const idOf = (rows: { id: string }[], index: number) => rows[index]?.id ?? ''

  const bar = progressBar('threads')
  for (let from = 0; from < count; from += batch) {
    const threads: Insertable<Database['thread']>[] = []
    const thread_tag: Database['thread_tag'][] = []
    const posts: Insertable<Database['post']>[] = []
    for (let i = from; i < Math.min(count, from + batch); i++) {
      const created = plus(start, { minutes: Math.floor((i * 700 * 24 * 60) / count) })
      const active = plus(created, { minutes: (i * 7919) % 20_000 })
      const id = newId('thread', Date.parse(created))
      const post = newId('post', Date.parse(created))
      const solved = i % 2 === 0
      const kind = i % 10 === 9 ? 'idea' : i % 10 === 8 ? 'discussion' : 'question'
      const answers = i % 3 === 0 && !solved ? 0 : 1 + (i % 7)
      const author = i % 400 === 0 ? reader : i % 3 === 0 ? asker : helper
      threads.push({
        id,
        kind,
        slug: `thread-${i}`,
        title: `Thread number ${i}`,
        category_id: idOf(categories, i % 50 === 0 ? 2 : i % 20 === 0 ? 3 : i % 4 === 0 ? 1 : 0),
        product_id: i % 5 === 0 ? product.id : null,
        product_version: null,
        author_id: author,
        state: i % 100 === 7 ? 'deleted' : 'visible',
        opening_post_id: post,
        accepted_post_id: solved && kind === 'question' ? post : null,
        accepted_at: solved && kind === 'question' ? active : null,
        answer_count: answers,
        comment_count: 0,
        votes: (i * 31) % 40,
        me_too_count: (i * 17) % 25,
        staff_answered: i % 6 === 0 ? 1 : 0,
        created_at: created,
        activity_at: active,
        activity_member_id: helper,
        lang: i % 3 === 0 ? 'en' : 'ko',
        excerpt: 'The first lines of a thread.',
      })
      posts.push({
        id: post,
        thread_id: id,
        kind: 'opening',
        author_id: author,
        body: 'Text.',
        html: '<p>Text.</p>',
        created_at: created,
        state: 'visible',
        excerpt: '',
        votes: 0,
        revision: 1,
        by_staff: 0,
      })
      thread_tag.push({ thread_id: id, tag_id: idOf(tags, i % 500 === 3 ? 2 : i % 90 === 4 ? 3 : i % 2), position: 0 })
    }
    await db.transaction().execute(async (tx) => {
      await tx.insertInto('thread').values(threads).execute()
      await tx.insertInto('post').values(posts).execute()
      await tx.insertInto('thread_tag').values(thread_tag).execute()
    })
    bar.update(Math.min(count, from + batch), count)
  }
  bar.stop()
  const watch = (subject_type: 'tag' | 'category', subject_id: string, level: 'watching' | 'muted') => ({
    member_id: reader,
    subject_type,
    subject_id,
    level,
    changed_at: start,
  })
  await db
    .insertInto('watch')
    .values([
      watch('tag', idOf(tags, 3), 'watching'),
      watch('category', idOf(categories, 2), 'watching'),
      watch('category', idOf(categories, 3), 'muted'),
    ])
    .execute()
  const some = await db.selectFrom('thread').select(['id', 'activity_at']).orderBy('id').execute()
  for (const [i, { id, activity_at }] of some.entries()) {
    if (i % 100 === 0)
      await db
        .insertInto('thread_follow')
        .values({ member_id: reader, thread_id: id, source: 'manual', following: 1, changed_at: start })
        .execute()
    if (i % 40 === 0)
      await db
        .insertInto('thread_read')
        .values({
          member_id: reader,
          thread_id: id,
          read_until: plus(activity_at, { minutes: i % 80 === 0 ? -10 : 0 }),
          posts_read: 1,
        })
        .execute()
  }
  await db
    .updateTable('member')
    .set({ seen_before: plus(platform.clock(), { days: -3 }) })
    .where('id', '=', reader)
    .execute()
  return { memberId: reader, handle: 'reader', name: 'Reader', roles: ['member'], trustLevel: 1 }
}

async function aPerson(db: App['platform']['open']['db'], handle: string, at: string): Promise<string> {
  const id = newId('member')
  await db
    .insertInto('member')
    .values({ id, handle, handle_skeleton: handle, name: handle, bio: '', trust_level: 1, version: 1, joined_at: at })
    .execute()
  return id
}
