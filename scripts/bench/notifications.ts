import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command } from 'commander'
import { boot } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import { readEnv } from '#app/core/env.server.ts'
import { newId } from '#app/core/ids.ts'
import { countUnread } from '#app/domain/notifications/queries/count.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { migrate } from '#db/migrate.server.ts'

/**
 * What it costs to write an answer that many follow, to tell them, and to count what is unread. Processor time of this
 * process, in milliseconds, because other work on the machine only stretches the wall clock.
 *
 *     node scripts/bench/notifications.ts --followers 10000
 *     node scripts/bench/notifications.ts --database postgres://…/an_empty_database
 */
const options = new Command('bench notifications')
  .option('--followers <n>', 'how many members follow the thread', '10000')
  .option('--database <url>', 'an empty PostgreSQL database; SQLite in a temporary folder when left out', '')
  .parse()
  .opts<{ followers: string; database: string }>()

const folder = mkdtempSync(path.join(tmpdir(), 'bench-notifications-'))
const app = await boot({
  env: readEnv({
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    DATA_DIR: folder,
    DATABASE_URL: options.database,
    ORIGIN: 'http://127.0.0.1:3000',
  }),
})
await migrate(app.platform.open, path.join(import.meta.dirname, '../../db/migrations'), {
  backupDir: null,
  now: app.platform.clock(),
})
try {
  await run(Number(options.followers))
} finally {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
}

async function run(followers: number): Promise<void> {
  await app.platform.open.db
    .insertInto('category')
    .values({
      id: newId('category'),
      slug: 'c',
      name_en: 'C',
      name_ko: 'C',
      about_en: '',
      about_ko: '',
      position: 1,
      parent_id: null,
    })
    .execute()
  const asker = await member('asker')
  const writer = await member('writer')
  const alone = await question(asker)
  const followed = await question(asker)
  const ids = await followersOf(followed, followers)
  await app.drainJobs()

  say('write an answer nobody follows', await cost(() => answer(writer, alone)))
  await app.drainJobs()
  say(`write an answer ${followers} follow`, await cost(() => answer(writer, followed)))
  say(`tell ${followers} followers`, await cost(() => app.drainJobs()))
  const told = await app.platform.open.db
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  process.stdout.write(`${told.n} notifications\n`)
  say(
    `tell them of a second answer, which joins`,
    await cost(() => answer(writer, followed).then(() => app.drainJobs())),
  )

  const [reader = ''] = ids
  for (const unread of [1, 20, 99]) {
    while ((await countUnread(ctxOf(reader))) < unread) {
      await answer(writer, await question(asker, reader))
      await app.drainJobs()
    }
    say(`count ${unread} unread`, await eachOf(2_000, () => countUnread(ctxOf(reader))))
    say(
      `the first page with ${unread}`,
      await eachOf(200, () => notifications(ctxOf(reader), { unread: false, show: null }, { limit: 30, cursor: null })),
    )
  }
}

async function member(handle: string): Promise<Actor> {
  const id = newId('member')
  await insertMembers([{ id, handle }])
  return { memberId: id, handle, name: handle, roles: ['member'], trustLevel: 2 }
}

async function insertMembers(people: readonly { id: string; handle: string }[]): Promise<void> {
  const now = app.platform.clock()
  await app.platform.open.db
    .insertInto('member')
    .values(
      people.map(({ id, handle }) => ({
        id,
        handle,
        handle_skeleton: handle,
        name: handle,
        email: `${handle}@example.com`,
        password_hash: null,
        bio: '',
        locale: null,
        trust_level: 2,
        trust_fixed_at: null,
        account_id: null,
        account_linked_at: null,
        version: 1,
        joined_at: now,
        last_seen_at: null,
        suspended_at: null,
        imported_key: null,
      })),
    )
    .execute()
}

async function question(by: Actor, follower: string | null = null): Promise<string> {
  const { thread } = await createThread(app.context({ actor: by }), {
    kind: 'question',
    title: 'Why does the list stay empty?',
    body: 'It has been empty since the morning.',
    category: 'c',
    tags: [],
    product: null,
    version: null,
  })
  if (follower !== null) await follow(thread.id, [follower])
  return thread.id
}

async function answer(by: Actor, threadId: string): Promise<void> {
  await writePost(app.context({ actor: by }), {
    threadId,
    parentId: null,
    body: 'Open the settings and choose a source.',
  })
}

async function followersOf(threadId: string, count: number): Promise<string[]> {
  const all: string[] = []
  for (let from = 0; from < count; from += 500) {
    const people = Array.from({ length: Math.min(500, count - from) }, (_, at) => ({
      id: newId('member'),
      handle: `follower${from + at}`,
    }))
    await insertMembers(people)
    await follow(
      threadId,
      people.map(({ id }) => id),
    )
    all.push(...people.map(({ id }) => id))
  }
  return all
}

async function follow(threadId: string, memberIds: readonly string[]): Promise<void> {
  await app.platform.open.db
    .insertInto('thread_follow')
    .values(
      memberIds.map((id) => ({
        member_id: id,
        thread_id: threadId,
        source: 'manual' as const,
        following: 1,
        changed_at: app.platform.clock(),
      })),
    )
    .execute()
}

function ctxOf(memberId: string) {
  return app.context({ actor: { memberId, handle: 'reader', name: 'reader', roles: ['member'], trustLevel: 2 } })
}

async function cost(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

async function eachOf(times: number, work: () => Promise<unknown>): Promise<number> {
  await work()
  return (
    (await cost(async () => {
      for (let at = 0; at < times; at++) await work()
    })) / times
  )
}

function say(what: string, ms: number): void {
  process.stdout.write(`${what.padEnd(44)} ${ms.toFixed(3)} ms\n`)
}
