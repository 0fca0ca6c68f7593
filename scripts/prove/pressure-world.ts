import type { App } from '#app/boot.server.ts'
import type { Actor } from '#app/core/actor.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import { handleSkeleton } from '#app/domain/accounts/members/handle.ts'
import { adjustBalance } from '#app/domain/loyalty/awards/adjust-balance.server.ts'
import { loadCoupons } from '#app/domain/perks/load-coupons.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import type { GrantedRole } from '#app/registry/permissions.ts'

/** `stock`: how many there were at first; null for any number. */
export type WorldPerk = { id: string; slug: string; stock: number | null }
export type WorldPost = { id: string; threadId: string; author: number; asker: number }

/** The members and things that the acts are on; plain data, because it is sent to other processes. */
export type World = {
  members: Actor[]
  staff: Actor[]
  admins: Actor[]
  moderators: Actor[]
  questions: WorldPost[]
  answers: WorldPost[]
  perks: WorldPerk[]
}

/** Limits that keep single members from acting a lot would only turn the pressure into refusals. */
const settings = {
  'threads.votesPerDay': 1_000,
  'threads.votesPerAuthorPerDay': 1_000,
  'threads.voteLockMinutes': 1_440,
  'perks.autoApproveUpTo': 150,
  'points.maturityHours': 24,
}

/**
 * Members with points, questions with answers, and perks of which there are too few. @param size about how many acts
 * will follow
 */
export async function makeWorld(app: App, size: number): Promise<World> {
  const memberCount = Math.min(200, Math.max(16, Math.floor(size / 100)))
  const threadCount = Math.min(120, Math.max(6, Math.floor(size / 250)))
  await openLimits(app)
  const people = (name: string, count: number, roles: readonly GrantedRole[] = []): Promise<Actor[]> =>
    Promise.all(Array.from({ length: count }, (_, i) => addMember(app, `${name}${i}`, roles)))
  const world: World = {
    members: await people('member', memberCount),
    staff: await people('agent', 3, ['agent']),
    admins: await people('admin', 2, ['admin']),
    moderators: await people('mod', 2, ['moderator']),
    questions: [],
    answers: [],
    perks: await addPerks(app, size),
  }
  await addCategory(app)
  for (const [i, member] of world.members.entries())
    await adjustBalance(app.context(), {
      memberId: member.memberId ?? '',
      unit: 'points',
      amount: 500,
      reason: 'A beginning',
      key: `begin-${i}`,
    })
  // Where two writes of one member overlap, the book goes by the order of locks and a replay by that of events; only
  // the floor tells them apart.
  if (app.platform.open.dialect.name === 'postgres')
    for (const [i, member] of world.members.entries())
      await adjustBalance(app.context(), {
        memberId: member.memberId ?? '',
        unit: 'reputation',
        amount: 500,
        reason: 'Above the floor',
        key: `floor-${i}`,
      })
  for (let i = 0; i < threadCount; i++) await addQuestion(app, world, i)
  return world
}

/** Where everything is posted. */
export async function addCategory(app: App): Promise<void> {
  await app.platform.open.db
    .insertInto('category')
    .values({
      id: newId('category'),
      slug: 'pressure',
      name_en: 'Pressure',
      name_ko: '압력',
      about_en: '',
      about_ko: '',
      position: 1,
      parent_id: null,
    })
    .execute()
}

export async function openLimits(app: App): Promise<void> {
  for (const [key, value] of Object.entries(settings))
    await app.platform.open.db
      .insertInto('setting')
      .values({ key, value: JSON.stringify(value), changed_at: app.platform.clock(), changed_by: null })
      .execute()
  await app.platform.settings.refresh({ force: true })
}

async function addQuestion(app: App, world: World, number: number): Promise<void> {
  const asker = number % world.members.length
  const { thread, post } = await createThread(app.context({ actor: at(world.members, asker) }), {
    kind: 'question',
    title: `The meter reads ${number} W`,
    body: 'Since yesterday it shows nothing.',
    category: 'pressure',
    tags: [],
    product: null,
    version: null,
  })
  world.questions.push({ id: post.id, threadId: thread.id, author: asker, asker })
  for (let i = 1; i <= 4; i++) {
    const author = (asker + i * 3) % world.members.length
    const answer = await writePost(app.context({ actor: at(world.members, author) }), {
      threadId: thread.id,
      parentId: null,
      body: `Turn on network number ${i}.`,
    })
    world.answers.push({ id: answer.id, threadId: thread.id, author, asker })
  }
}

/** The first one is open to every member, any number of times. */
export async function addPerks(app: App, size: number): Promise<WorldPerk[]> {
  const now = app.platform.clock()
  const some = Math.max(10, Math.floor(size / 40))
  const perks: WorldPerk[] = []
  for (const { slug, cost, stock, delivery } of [
    { slug: 'open', cost: 20, stock: null, delivery: 'hand' as const },
    { slug: 'scarce', cost: 10, stock: some, delivery: 'hand' as const },
    { slug: 'dear', cost: 200, stock: some, delivery: 'hand' as const },
    { slug: 'code', cost: 30, stock: some, delivery: 'coupon' as const },
  ]) {
    const id = newId('perk', msOf(now))
    const row = {
      id,
      slug,
      kind: delivery === 'coupon' ? ('coupon' as const) : ('early-access' as const),
      delivery,
      title_en: slug,
      title_ko: slug,
      about_en: slug,
      about_ko: slug,
      quantity: null,
      cost,
      tier: null,
      tenure_years: null,
      stock: delivery === 'coupon' ? 0 : stock,
      valid_from: null,
      valid_until: null,
      member_limit: null,
      limit_days: null,
      state: 'active' as const,
      revision: 1,
      created_at: now,
      updated_at: now,
    }
    await app.platform.open.db.insertInto('perk').values(row).execute()
    if (delivery === 'coupon')
      await loadCoupons(app.context(), {
        perkId: id,
        text: Array.from({ length: stock ?? 0 }, (_, i) => `CODE-${String(i).padStart(6, '0')}`).join('\n'),
      })
    perks.push({ id, slug, stock })
  }
  return perks
}

/** As an old member: no rule for newcomers is in the way. */
export async function addMember(app: App, handle: string, roles: readonly GrantedRole[]): Promise<Actor> {
  const joined = plus(app.platform.clock(), { days: -400 })
  const id = newId('member', msOf(joined))
  const { db } = app.platform.open
  await db
    .insertInto('member')
    .values({
      id,
      handle,
      handle_skeleton: handleSkeleton(handle),
      name: handle,
      email: null,
      password_hash: null,
      bio: '',
      locale: null,
      trust_level: 2,
      trust_fixed_at: null,
      account_id: null,
      account_linked_at: null,
      version: 1,
      joined_at: joined,
      last_seen_at: null,
      suspended_at: null,
      imported_key: null,
    })
    .execute()
  for (const role of roles)
    await db.insertInto('member_role').values({ member_id: id, role, granted_at: joined, granted_by: null }).execute()
  return { memberId: id, handle, name: handle, roles: ['member', ...roles], trustLevel: 2 }
}

function at<T>(list: readonly T[], index: number): T {
  const one = list[index]
  if (one === undefined) throw new Error(`There is no number ${index}.`)
  return one
}
