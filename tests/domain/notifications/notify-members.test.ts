// On both databases: upserts with groups, and conditions over rows that may be missing.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { setWatch } from '#app/domain/following/set-watch.server.ts'
import { notifyMembers } from '#app/domain/notifications/notify-members.server.ts'
import { countUnread } from '#app/domain/notifications/queries/count.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** What a member's list says of posts, oldest last: kind, people. Badges come beside them. */
async function listOf(app: TestApp, member: Actor): Promise<string[]> {
  const { items } = await notifications(app.as(member), { unread: false, show: null }, { limit: 50, cursor: null })
  return items.flatMap(({ kind, topic, people: count }) => (topic === 'standing' ? [] : [`${kind} ${count}`]))
}

test('an answer is told to its asker and to the followers, a comment to whom it answers, each once', async () => {
  const app = await testApp()
  const { ann, bob, carl, dora } = await people(app, 'ann', 'bob', 'carl', 'dora')
  const asked = await aThread(app, { by: ann })
  await setFollow(app.as(carl), { threadId: asked.thread.id, on: true })

  const answer = await anAnswer(app, { to: asked, by: bob, body: '@ann and @dora: turn on the 2.4 GHz network.' })
  await app.drainJobs()
  app.clock.advance({ minutes: 1 })
  await aComment(app, { to: asked, on: answer, by: ann })
  await app.drainJobs()

  expect(await listOf(app, ann)).toEqual(['answered 1'])
  expect(await listOf(app, carl)).toEqual(['followedThread 1'])
  expect(await listOf(app, dora)).toEqual(['mentioned 1'])
  expect(await listOf(app, bob)).toEqual(['commented 1'])
})

test('one is never told of an act of one’s own', async () => {
  const app = await testApp()
  const { ann } = await people(app, 'ann')
  const asked = await aThread(app, { by: ann, body: 'I am @ann.' })
  await anAnswer(app, { to: asked, by: ann, body: 'It was me, @ann.' })
  await aComment(app, { to: asked, by: ann })
  await app.drainJobs()
  expect(await listOf(app, ann)).toEqual([])
})

test('what happens again while it is unread joins it; the same event tells nobody twice', async () => {
  const app = await testApp()
  const { ann, bob, carl } = await people(app, 'ann', 'bob', 'carl')
  const asked = await aThread(app, { by: ann })
  await anAnswer(app, { to: asked, by: bob })
  await anAnswer(app, { to: asked, by: carl })
  await app.drainJobs()
  const { db } = app.app.platform.open
  for (const { id } of await db.selectFrom('event_log').select('id').execute())
    await notifyMembers(app.app.context(), { eventId: id })

  expect(await listOf(app, ann)).toEqual(['answered 2'])
  const { items } = await notifications(app.as(ann), { unread: true, show: null }, { limit: 9, cursor: null })
  expect(await countUnread(app.as(ann))).toBe(items.length)
})

test('a vote tells how many, never who, and a withdrawn one is told no more', async () => {
  const app = await testApp()
  const { ann, bob, carl } = await people(app, 'ann', 'bob', 'carl')
  const asked = await aThread(app, { by: ann })
  for (const voter of [bob, carl]) await castVote(app.as(voter), { postId: asked.post.id, value: 1 })
  await app.drainJobs()
  const { items } = await notifications(app.as(ann), { unread: false, show: null }, { limit: 9, cursor: null })
  expect(items.find(({ kind }) => kind === 'votedUp')).toMatchObject({ people: 2, actors: [] })

  for (const voter of [bob, carl]) await castVote(app.as(voter), { postId: asked.post.id, value: 0 })
  await app.drainJobs()
  expect(await listOf(app, ann)).toEqual([])
})

test('what is deleted disappears from list and count, and comes back when it is restored', async () => {
  const app = await testApp()
  const { ann, bob, carl } = await people(app, 'ann', 'bob', 'carl')
  const asked = await aThread(app, { by: ann })
  await setFollow(app.as(carl), { threadId: asked.thread.id, on: true })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await app.drainJobs()
  expect(await countUnread(app.as(carl))).toBe(1)

  await removePost(app.as(bob), { postId: answer.id })
  expect([await listOf(app, carl), await countUnread(app.as(carl))]).toEqual([[], 0])
  await restorePost(app.as(bob), { postId: answer.id })
  expect([await listOf(app, carl), await countUnread(app.as(carl))]).toEqual([['followedThread 1'], 1])
})

test('nothing is told of what the recipient may not read at that moment', async () => {
  const app = await testApp()
  const { ann, bob, mo } = await people(app, 'ann', 'bob', 'mo')
  const asked = await aThread(app, { by: ann })
  for (const reader of [bob, mo]) await setFollow(app.as(reader), { threadId: asked.thread.id, on: true })
  const answer = await anAnswer(app, { to: asked, by: ann })
  await removePost(app.as(ann), { postId: answer.id })
  await app.drainJobs()
  const { db } = app.app.platform.open
  const told = await db.selectFrom('notification').select('member_id').where('kind', '=', 'followedThread').execute()
  expect(told.map(({ member_id }) => member_id)).toEqual([mo.memberId])
})

test('a silenced thread or person tells nothing; a muted tag hides news but not what concerns oneself', async () => {
  const app = await testApp()
  const { ann, bob, carl, dora } = await people(app, 'ann', 'bob', 'carl', 'dora')
  const asked = await aThread(app, { by: ann, tags: ['meters'] })
  const other = await aThread(app, { by: dora, tags: ['meters'] })
  await setFollow(app.as(carl), { threadId: asked.thread.id, on: false, level: 'none' })
  await setWatch(app.as(ann), { subject: 'tag', name: 'meters', level: 'muted' })
  await setFollow(app.as(ann), { threadId: other.thread.id, on: true })
  await setWatch(app.as(dora), { subject: 'member', name: 'bob', level: 'muted' })

  await anAnswer(app, { to: asked, by: bob, body: '@carl and @dora may know.' })
  await anAnswer(app, { to: other, by: bob })
  await app.drainJobs()

  expect(await listOf(app, carl)).toEqual([])
  expect(await listOf(app, dora)).toEqual([])
  expect(await listOf(app, ann)).toEqual(['answered 1'])
})

test('who follows every post is told of comments too; who watches a tag, category or member of new threads', async () => {
  const app = await testApp()
  const { ann, bob, carl, dora } = await people(app, 'ann', 'bob', 'carl', 'dora')
  const asked = await aThread(app, { by: ann, tags: ['meters'] })
  await setFollow(app.as(carl), { threadId: asked.thread.id, on: true, level: 'all' })
  await setFollow(app.as(dora), { threadId: asked.thread.id, on: true })
  await aComment(app, { to: asked, by: bob })
  await app.drainJobs()
  expect([await listOf(app, carl), await listOf(app, dora)]).toEqual([['followedComment 1'], []])

  await setWatch(app.as(dora), { subject: 'tag', name: 'meters', level: 'watching' })
  await setWatch(app.as(dora), { subject: 'member', name: 'bob', level: 'watching' })
  await setWatch(app.as(bob), { subject: 'category', name: 'general', level: 'watching' })
  await aThread(app, { by: ann, tags: ['meters'] })
  app.clock.advance({ hours: 1 })
  await aThread(app, { by: bob })
  await app.drainJobs()
  expect([await listOf(app, dora), await listOf(app, bob)]).toEqual([
    ['watchedThread 1', 'watchedThread 1'],
    ['watchedThread 1'],
  ])
})

test('an accepted answer is told; taken back, the notification goes with the acceptance', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  await app.drainJobs()
  expect(await listOf(app, bob)).toContain('accepted 1')
})

test('a text that is edited tells those it names anew, and nobody a second time', async () => {
  const app = await testApp()
  const { ann, bob, carl } = await people(app, 'ann', 'bob', 'carl')
  const asked = await aThread(app, { by: ann, body: 'Does @bob know?' })
  await app.drainJobs()
  await editPost(app.as(ann), { postId: asked.post.id, body: 'Do @bob and @carl know?', revision: 1 })
  await app.drainJobs()
  expect([await listOf(app, bob), await listOf(app, carl)]).toEqual([['mentioned 1'], ['mentioned 1']])
})
