import { createHash } from 'node:crypto'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { App } from '#app/boot.server.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import { credentialsOf } from '#app/domain/accounts/queries/identities.server.ts'
import { sessionCookie } from '#app/domain/accounts/sessions/session-cookie.server.ts'
import { startSession } from '#app/domain/accounts/sessions/start-session.server.ts'
import { createToken } from '#app/domain/accounts/tokens/create-token.server.ts'
import type { Scope } from '#app/domain/accounts/tokens/scopes.ts'
import { oneClickAccounts } from '#db/seeds/demo/cast.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { onDatabase } from './api-client.ts'
import { narrowestScope } from './narrowest-scope.ts'

/** The columns of the table of routes, in its order. */
export const visitors = ['visitor', 'member', 'curator', 'moderator', 'agent', 'admin'] as const
export type Visitor = (typeof visitors)[number]

/** A server with the demo in it, no limits and no job waiting, and one example of everything an address can name. */
export async function demoServer(): Promise<{ server: TestServer; sample: Record<string, string> }> {
  let sample: Record<string, string> = {}
  const server = await startServer({
    demo: true,
    before: (dataDir) =>
      onDatabase(dataDir, async (app) => {
        await app.platform.open.db
          .insertInto('setting')
          .values({ key: 'security.rateLimits', value: 'false', changed_at: app.context().now(), changed_by: null })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: 'false' }))
          .execute()
        await app.drainJobs()
        sample = await examples(app)
      }),
  })
  await settled(server.dataDir)
  return { server, sample }
}

/** The jobs of the first moment are done: what they write would be taken for the work of a request. */
async function settled(dataDir: string): Promise<void> {
  await onDatabase(dataDir, async (app) => {
    const due = () =>
      app.platform.open.db
        .selectFrom('job')
        .select('id')
        .where('state', 'in', ['queued', 'running'])
        .where('run_at', '<=', new Date().toISOString())
        .executeTakeFirst()
    for (let quiet = 0; quiet < 3; quiet = (await due()) === undefined ? quiet + 1 : 0) await sleep(200)
  })
}

/** An address with its `{names}` replaced by examples. */
export function filled(address: string, sample: Record<string, string>): string {
  return address.replace(/\{(\w+)\}/g, (_all, name: string) => sample[name] ?? 'none')
}

/** Headers that make a request for a page somebody's. Each call begins a new session. */
export async function headersOf(app: App, who: Visitor): Promise<Record<string, string>> {
  if (who === 'visitor') return {}
  const actor = await demoMember(app, oneClickAccounts[who])
  const id = await app.context().write((tx) => startSession(tx, actor.memberId, actor, { userAgent: null, ip: null }))
  return { Cookie: sessionCookie(app.platform.env, id).split(';')[0] ?? '' }
}

/** Headers of a program of that member. @param scopes the least that their role is for, when not given */
export async function tokenHeaders(
  app: App,
  handle: string,
  scopes?: readonly Scope[],
): Promise<Record<string, string>> {
  const actor = await demoMember(app, handle)
  const token = { memberId: actor.memberId, name: 'test', scopes: scopes ?? [narrowestScope(actor)] }
  return { Authorization: `Bearer ${(await createToken(app.context(), token)).text}` }
}

async function demoMember(app: App, handle: string) {
  const found = await credentialsOf(app.platform.open.reader, { skeleton: handleSkeleton(handle) })
  if (found === null) throw new Error(`The demo has no ${handle}`)
  return found.actor
}

/** Headers of that reader for a page or, with a token, for the API. */
export function headersFor(app: App, who: Visitor, isApi: boolean): Promise<Record<string, string>> {
  return isApi && who !== 'visitor' ? tokenHeaders(app, oneClickAccounts[who]) : headersOf(app, who)
}

/** One example of everything that an address can name, from the demo. */
export async function examples(app: App): Promise<Record<string, string>> {
  const db = app.platform.open.reader
  const member = (await credentialsOf(db, { skeleton: handleSkeleton(oneClickAccounts.member) }))?.actor.memberId ?? ''
  const thread = await db
    .selectFrom('thread')
    .select(['id', 'slug', 'opening_post_id'])
    .where('author_id', '=', member)
    .where('state', '=', 'visible')
    .where('locked_at', 'is', null)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const story = await db
    .selectFrom('story')
    .select(['id', 'slug'])
    .where('state', 'in', ['published', 'featured'])
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const waitingStory = await db
    .selectFrom('story')
    .select('id')
    .where('state', 'in', ['submitted', 'in_curation'])
    .where('author_id', '!=', member)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const othersCase = await db
    .selectFrom('case')
    .select('number')
    .where('customer_id', '!=', member)
    .orderBy('number')
    .executeTakeFirstOrThrow()
  const tag = await db
    .selectFrom('tag')
    .select('name')
    .where('thread_count', '>', 0)
    .orderBy('name')
    .executeTakeFirstOrThrow()
  const category = await db
    .selectFrom('thread')
    .innerJoin('category', 'category.id', 'thread.category_id')
    .select('category.slug')
    .executeTakeFirstOrThrow()
  const redemption = await db
    .selectFrom('redemption')
    .innerJoin('perk', 'perk.id', 'redemption.perk_id')
    .select(['redemption.id', 'perk.id as perkId', 'perk.slug'])
    .where('member_id', '!=', member)
    .orderBy('redemption.id')
    .executeTakeFirstOrThrow()
  // Another customer, with nothing of the examples.
  const other = await db
    .selectFrom('member')
    .select('handle')
    .where('id', '!=', member)
    .where('suspended_at', 'is', null)
    .where('id', 'not in', db.selectFrom('member_role').select('member_id'))
    .where('id', 'not in', db.selectFrom('redemption').select('member_id'))
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return {
    other: other.handle,
    othersRedemption: redemption.id,
    perk: redemption.slug,
    perkId: redemption.perkId,
    thread: thread.id,
    slug: encodeURIComponent(thread.slug),
    ownPost: thread.opening_post_id,
    member: oneClickAccounts.member,
    tag: encodeURIComponent(tag.name),
    category: category.slug,
    story: story.id,
    storySlug: encodeURIComponent(story.slug),
    waitingStory: waitingStory.id,
    othersCase: String(othersCase.number),
  }
}

/** What reading may note: that somebody was here. Jobs are worked off beside it all. */
const mayChange: Record<string, readonly string[]> = {
  session: ['last_seen_at', 'idle_expires_at'],
  member: ['last_seen_at', 'seen_before'],
  api_token: ['last_used_at'],
  job: ['*'],
}

/** A hash of the rows of each table. */
export function tableHashes(dataDir: string): Record<string, string> {
  const db = new Database(path.join(dataDir, 'dangol.db'), { readonly: true })
  try {
    const tables = db
      .prepare(`select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name`)
      .pluck()
      .all() as string[]
    return Object.fromEntries(
      tables
        .filter((table) => !mayChange[table]?.includes('*'))
        .map((table) => {
          const rows = db.prepare(`select * from "${table}"`).all() as Record<string, unknown>[]
          for (const column of mayChange[table] ?? []) for (const row of rows) delete row[column]
          return [table, createHash('sha256').update(JSON.stringify(rows)).digest('hex')]
        }),
    )
  } finally {
    db.close()
  }
}
