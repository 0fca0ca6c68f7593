import { pino } from 'pino'
import { boot, type App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import { readEnv } from '#app/core/env.server.ts'
import { newId } from '#app/core/ids.ts'
import { limitClassOf } from '#app/core/limit-class.ts'
import { msOf, plus, type Instant } from '#app/core/time.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { limits, type Act } from '#app/registry/limits.ts'
import { pick } from '../seeded-random.ts'

/** The product on a copy of a prepared site, with a clock that moves on command. */
export type Site = {
  app: App
  now: Instant
  random: () => number
  honest: Actor[]
  moderator: Actor
  category: string
  /** Answers and questions of honest people that are not old. */
  answers: { id: string; by: string }[]
  questions: { threadId: string; by: string }[]
  /** When each did what, for the limits of the site. */
  done: Map<string, number[]>
}

export const start: Instant = '2026-06-01T00:00:00.000Z'

export async function openSite(dataDir: string, random: () => number): Promise<Site> {
  const site = { now: start } as Site
  const app = await boot({
    env: readEnv({ NODE_ENV: 'test', DATA_DIR: dataDir, DATABASE_URL: '' }),
    log: pino({ level: 'silent' }),
    clock: () => site.now,
  })
  // What is farmed is what moderators let through: nothing waits for them.
  for (const key of ['holding.firstPosts', 'holding.burstPosts', 'holding.repeatMinutes'])
    await app.platform.open.db
      .insertInto('setting')
      .values({ key, value: '0', changed_at: start, changed_by: null })
      .execute()
  await app.platform.settings.refresh({ force: true })
  return Object.assign(site, {
    app,
    random,
    honest: [],
    answers: [],
    questions: [],
    done: new Map<string, number[]>(),
    category: 'general',
    moderator: await someone(app, 'moderator', 3, ['moderator']),
  })
}

/** A community of a dozen: every member asks, some answer more than others, and most askers choose an answer. */
export async function settleHonest(site: Site, count = 12): Promise<void> {
  const category = await site.app.platform.open.db.selectFrom('category').select('slug').limit(1).executeTakeFirst()
  if (category === undefined)
    await site.app.platform.open.db
      .insertInto('category')
      .values({
        id: newId('category'),
        slug: site.category,
        name_en: 'General',
        name_ko: '일반',
        about_en: '',
        about_ko: '',
        position: 1,
        parent_id: null,
      })
      .execute()
  else site.category = category.slug
  for (let n = 0; n < count; n++) site.honest.push(await someone(site.app, `honest${n}`, 1))
}

/** One day of the community: two to four questions, their answers, votes and acceptances. */
export async function honestDay(site: Site): Promise<void> {
  const { honest, random } = site
  for (let n = 2 + Math.floor(random() * 3); n > 0; n--) {
    const asker = pick(honest, random)
    const { thread } = await ask(site, asker)
    site.questions.push({ threadId: thread.id, by: asker.memberId ?? '' })
    pass(site, 20 + random() * 120)
    // The first ones know more and come by more often.
    const helpers = honest.filter((one) => one !== asker && random() < 1.6 / (2 + honest.indexOf(one)))
    let chosen: string | null = null
    helpers.sort(() => random() - 0.5)
    for (const helper of helpers.slice(0, 3)) {
      const post = await writePost(as(site, helper), { threadId: thread.id, parentId: null, body: text(site) })
      site.answers.push({ id: post.id, by: helper.memberId ?? '' })
      chosen ??= random() < 0.7 ? post.id : null
      for (const reader of honest)
        if (reader !== helper && random() < 0.12) await tried(castVote(as(site, reader), { postId: post.id, value: 1 }))
    }
    if (chosen !== null) await tried(acceptAnswer(as(site, asker), { postId: chosen }))
  }
  site.answers.splice(0, site.answers.length - 40)
  site.questions.splice(0, site.questions.length - 10)
}

export function ask(site: Site, by: Actor) {
  return createThread(as(site, by), {
    kind: 'question',
    category: site.category,
    title: `Question ${site.random().toString(36).slice(2)}`,
    body: text(site),
    tags: [],
    product: null,
    version: null,
  })
}

export function text({ random }: Site): string {
  return `Since yesterday it shows nothing, and the light is ${random().toString(36).slice(2)}.`
}

export function as({ app }: Site, actor: Actor) {
  return app.context({ actor })
}

export function pass(site: Site, minutes: number): void {
  site.now = plus(site.now, { ms: Math.round(minutes * 60_000) })
}

/** What the product refuses does not happen. */
export async function tried<T>(act: Promise<T>): Promise<T | null> {
  try {
    return await act
  } catch (error) {
    if (error instanceof Error && 'kind' in error) return null
    throw error
  }
}

/** Whether the site's limits let this member act once more now, by the moved clock. */
export function mayAct(site: Site, actor: Actor, act: Act): boolean {
  const at = msOf(site.now)
  const key = `${act} ${actor.memberId}`
  const before = site.done.get(key) ?? []
  const free = limits[act][limitClassOf(actor)].every(
    ({ points, seconds }) => before.filter((one) => one > at - seconds * 1_000).length < points,
  )
  if (free) site.done.set(key, [...before, at])
  return free
}

/** A member who joined a year ago. */
async function someone(app: App, handle: string, trustLevel: number, roles: 'moderator'[] = []): Promise<Actor> {
  const joinedAt = plus(start, { days: -365 })
  const id = newId('member', msOf(joinedAt))
  const { db } = app.platform.open
  await db
    .insertInto('member')
    .values({
      id,
      handle,
      handle_skeleton: handleSkeleton(handle),
      name: handle,
      email: `${handle}@example.com`,
      email_verified_at: joinedAt,
      password_hash: null,
      bio: '',
      locale: null,
      trust_level: trustLevel,
      trust_fixed_at: null,
      account_id: null,
      account_linked_at: null,
      version: 1,
      joined_at: joinedAt,
      last_seen_at: null,
      suspended_at: null,
      imported_key: null,
    })
    .execute()
  await db
    .insertInto('member_day')
    .values([0, 1, 2].map((days) => ({ member_id: id, day: plus(joinedAt, { days }).slice(0, 10) })))
    .execute()
  for (const role of roles)
    await db.insertInto('member_role').values({ member_id: id, role, granted_at: joinedAt, granted_by: null }).execute()
  return { memberId: id, handle, name: handle, roles: ['member', ...roles], trustLevel }
}
