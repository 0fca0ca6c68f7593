import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { between, unitMs } from '#app/core/time.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { setWatch } from '#app/domain/following/set-watch.server.ts'
import { markSeen } from '#app/domain/notifications/mark-seen.server.ts'
import { notifyMembers } from '#app/domain/notifications/notify-members.server.ts'
import { choosePreset } from '#app/domain/notifications/preferences/choose-preset.server.ts'
import { saveChoices } from '#app/domain/notifications/preferences/save-choices.server.ts'
import { saveHours } from '#app/domain/notifications/preferences/save-hours.server.ts'
import { hourIn } from '#app/domain/notifications/window.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { notificationPresets } from '#app/registry/notifications/topics.ts'
import { aMember } from '#tests/factories/members.ts'
import { sentMails } from '#tests/factories/sent-mails.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const zones = ['Asia/Seoul', 'Europe/Berlin', 'America/New_York', 'UTC'] as const
const windowMinutes = 15
/** Turns of a week, four hours each. */
const turns = 7 * 6
const turnMinutes = 240

/** The same numbers every time. */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Member = Actor & { handle: string; memberId: string; zone: string; quiet: boolean; wantsMail: boolean }

/** Members of four time zones and three presets; a third has quiet hours, every seventh refuses all mail. */
async function population(app: TestApp, count: number): Promise<Member[]> {
  const members: Member[] = []
  for (let at = 0; at < count; at++) {
    const handle = `member${at}`
    const actor = await aMember(app, handle, { email: `${handle}@example.com`, trustLevel: 2 })
    const member = {
      ...actor,
      handle,
      memberId: actor.memberId ?? '',
      zone: zones[at % zones.length] ?? 'UTC',
      quiet: at % 3 === 0,
      wantsMail: at % 7 !== 0,
    }
    await choosePreset(app.as(actor), { preset: notificationPresets[at % notificationPresets.length] ?? 'mine' })
    if (!member.wantsMail) await saveChoices(app.as(actor), { on: new Set(['answers.bell', 'conversation.bell']) })
    const quiet = member.quiet ? { quiet: 'on' as const } : {}
    await saveHours(app.as(actor), {
      timeZone: member.zone,
      windowMinutes,
      dailyHour: 8,
      ...quiet,
      quietFrom: 22,
      quietUntil: 7,
    })
    members.push(member)
  }
  return members
}

/** The posts among these that the member has an unread notification of, and may read. */
async function unreadPosts({ app }: TestApp, member: Member, posts: readonly string[]): Promise<Set<string>> {
  const rows = await app.platform.open.db
    .selectFrom('notification as n')
    .innerJoin('notification_item as i', 'i.notification_id', 'n.id')
    .innerJoin('post', 'post.id', 'i.post_id')
    .select('post.id')
    .where('n.member_id', '=', member.memberId)
    .where('n.read_at', 'is', null)
    .where('post.id', 'in', [...posts])
    .where((eb) => eb.or([eb('post.state', '=', 'visible'), eb('post.author_id', '=', member.memberId)]))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

test('a simulated week: every mail names only what is unread and readable at that moment; one per window, none in quiet hours, none to those who want none, none of silenced threads', async () => {
  const app = await testApp()
  await app.set('mail.perDomainPerMinute', 10_000)
  const random = chance(20_261_130)
  const members = await population(app, 40)
  const any = <Item>(list: readonly Item[]): Item => list[random(list.length)] as Item
  const threads: { thread: Thread; post: Post }[] = []
  const posts: { post: Post; thread: Thread; by: Member; at: string }[] = []
  const silenced = new Map<string, string>()
  const lastMail = new Map<string, string>()
  let checked = 0
  let told = 0

  async function checkNewMails(): Promise<void> {
    const mails = await sentMails(app, checked)
    for (const { to, text } of mails) {
      const member = members.find(({ handle }) => to === `${handle}@example.com`)
      if (member === undefined) throw new Error(`a mail to nobody: ${to}`)
      const now = app.clock.now()
      const named = [...new Set([...text.matchAll(/\/posts\/(pst_\w+)/g)].map(([, id = '']) => id))]
      const unread = named.length === 0 ? new Set() : await unreadPosts(app, member, named)
      expect([...unread], `${member.handle} is told only of what is unread`).toHaveLength(named.length)
      expect(member.wantsMail, `${member.handle} wants no mail`).toBe(true)
      const hour = hourIn(now, member.zone)
      expect(member.quiet && (hour >= 22 || hour < 7), `${member.handle} sleeps at ${hour}`).toBe(false)
      const last = lastMail.get(member.handle)
      if (last !== undefined) expect(between(last, now)).toBeGreaterThanOrEqual(windowMinutes * unitMs.minute)
      lastMail.set(member.handle, now)
      for (const one of posts.filter(({ post }) => named.includes(post.id)))
        expect(one.at < (silenced.get(`${member.handle} ${one.thread.id}`) ?? '9'), 'told of a silenced thread').toBe(
          true,
        )
      told += named.length
    }
    checked += mails.length
  }

  for (let turn = 0; turn < turns; turn++) {
    const by = any(members)
    if (threads.length < 4 || random(12) === 0)
      threads.push(await aThread(app, { by, title: `Question of turn ${turn}` }))
    const asked = any(threads)
    const body = `It is like that, @${any(members).handle}.`
    const post =
      random(3) > 0 ? await anAnswer(app, { to: asked, by, body }) : await aComment(app, { to: asked, by, body })
    posts.push({ post, thread: asked.thread, by, at: app.clock.now() })
    const follower = any(members)
    await setFollow(app.as(follower), { threadId: asked.thread.id, on: true, level: random(2) > 0 ? 'all' : 'normal' })
    silenced.delete(`${follower.handle} ${asked.thread.id}`)
    if (random(4) === 0)
      await setWatch(app.as(any(members)), {
        subject: 'category',
        name: 'general',
        level: random(2) > 0 ? 'watching' : 'muted',
      })

    for (const minutes of [16, 20, turnMinutes - 36]) {
      app.clock.advance({ minutes: 5 })
      await app.drainJobs()
      await checkNewMails()
      for (let n = 0; n < 6; n++) await markSeen(app.as(any(members)), { threadId: any(threads).thread.id })
      if (random(5) === 0) {
        const reader = any(members)
        const { thread } = any(threads)
        await setFollow(app.as(reader), { threadId: thread.id, on: false, level: 'none' })
        silenced.set(`${reader.handle} ${thread.id}`, app.clock.now())
      }
      const gone = any(posts)
      if (random(6) === 0) await removePost(app.as(gone.by), { postId: gone.post.id })
      app.clock.advance({ minutes: minutes - 5 })
      await app.drainJobs()
      await checkNewMails()
    }
  }
  // The week was one in which something happened.
  expect(checked).toBeGreaterThan(40)
  expect(told).toBeGreaterThan(60)
}, 60_000)

test('the same event twice, and a telling that was killed in between, tell everybody once', async () => {
  const app = await testApp()
  const asker = await aMember(app, 'ann')
  const writer = await aMember(app, 'bob')
  const asked = await aThread(app, { by: asker })
  for (let at = 0; at < 40; at++)
    await setFollow(app.as(await aMember(app, `follower${at}`)), { threadId: asked.thread.id, on: true })
  await app.drainJobs()
  await anAnswer(app, { to: asked, by: writer })
  const { db } = app.app.platform.open
  const event = await db
    .selectFrom('event_log')
    .select('id')
    .where('type', '=', 'post.written')
    .executeTakeFirstOrThrow()

  // Killed after some of the pages: their items are there, the others are not.
  await notifyMembers(app.app.context(), { eventId: event.id })
  const half = await db
    .selectFrom('notification_item')
    .select('member_id')
    .where('event_id', '=', event.id)
    .limit(20)
    .execute()
  const ids = half.map(({ member_id }) => member_id)
  await db.deleteFrom('notification_item').where('event_id', '=', event.id).where('member_id', 'in', ids).execute()
  await db.deleteFrom('notification').where('member_id', 'in', ids).execute()
  await app.drainJobs()
  await notifyMembers(app.app.context(), { eventId: event.id })

  const told = await db
    .selectFrom('notification_item')
    .select(['member_id', 'event_id'])
    .where('event_id', '=', event.id)
    .execute()
  expect(told).toHaveLength(41)
  expect(new Set(told.map(({ member_id }) => member_id)).size).toBe(41)
})
