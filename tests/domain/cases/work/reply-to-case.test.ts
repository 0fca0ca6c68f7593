import { expect, test } from 'vitest'
import type { ReplyInput } from '#app/domain/cases/input.ts'
import { openCase } from '#app/domain/cases/open-case.server.ts'
import { caseByNumber } from '#app/domain/cases/queries/cases.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { findPost } from '#app/domain/threads/queries/posts.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { aCase, aPrivateCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

const reply = (number: number, more: Partial<ReplyInput> = {}): ReplyInput => ({
  number,
  body: 'I am looking at your payments now.',
  privately: false,
  wait: false,
  ...more,
})

test('the public reply is an ordinary answer in the thread, marked as staff, and ends the first response clock', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: opened, thread } = await aCase(app, { of: ann, by: sam })
  app.clock.advance({ minutes: 39 })

  const { case: answered, postId } = await replyToCase(app.as(sam), reply(opened.number))

  expect(await findPost(app.as(sam).read, postId ?? '')).toMatchObject({
    thread_id: thread.id,
    kind: 'answer',
    by_staff: 1,
    author_id: sam.memberId,
  })
  expect(answered).toMatchObject({
    status: 'waiting_staff',
    first_responded_at: app.clock.now(),
    assignee_id: sam.memberId,
  })
  await expect(app).toHaveRecorded('case.answered', 1)
  await expect(app).toHaveRecorded('post.written', 1)
})

test('the second reply leaves the first response where it was', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: opened } = await aCase(app, { of: ann, by: sam })
  const first = await replyToCase(app.as(sam), reply(opened.number))
  app.clock.advance({ hours: 3 })

  const second = await replyToCase(app.as(sam), reply(opened.number))

  expect(second.case.first_responded_at).toBe(first.case.first_responded_at)
  await expect(app).toHaveRecorded('case.answered', 2)
})

test('what an agent writes on the thread page counts as the first response too', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const { case: opened, thread } = await aCase(app, { of: ann, by: sam })

  await anAnswer(app, { to: { thread }, by: bob })
  expect((await caseByNumber(app.as(sam).read, opened.number))?.first_responded_at).toBeNull()
  await anAnswer(app, { to: { thread }, by: sam })

  expect(await caseByNumber(app.as(sam).read, opened.number)).toMatchObject({
    status: 'waiting_staff',
    first_responded_at: app.clock.now(),
  })
  await expect(app).toHaveRecorded('case.answered', 1)
})

test('a private case is answered by a message and nothing is posted', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const opened = await aPrivateCase(app, { of: ann })

  const { postId } = await replyToCase(app.as(sam), reply(opened.number))

  expect(postId).toBeNull()
  await expect(app).not.toHaveRecorded('post.written')
  expect(await app.as(sam).read.selectFrom('case_message').select(['by_staff', 'author_id']).execute()).toEqual([
    { by_staff: 1, author_id: sam.memberId },
  ])
})

test('a public case can be answered privately, where an account number is asked for', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: opened } = await aCase(app, { of: ann, by: sam })

  const { case: answered, postId } = await replyToCase(
    app.as(sam),
    reply(opened.number, { privately: true, wait: true }),
  )

  expect(postId).toBeNull()
  expect(answered).toMatchObject({ status: 'waiting_customer', paused_at: app.clock.now() })
})

test('a complaint in a comment is answered below the same post', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const asked = await aThread(app, { by: bob })
  const answer = await anAnswer(app, { to: asked, by: bob })
  const comment = await aComment(app, { to: asked, on: answer, by: ann, body: 'Nobody ever answered me about this.' })
  const opened = await openCase(app.as(sam), { postId: comment.id })

  const { postId } = await replyToCase(app.as(sam), reply(opened.number))

  expect(await findPost(app.as(sam).read, postId ?? '')).toMatchObject({ kind: 'comment', parent_id: answer.id })
})

test('nothing is posted to a dismissed case, nor below a post that is gone', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: dismissed } = await aCase(app, { of: ann, by: sam })
  const { case: gone, post } = await aCase(app, { of: ann, by: sam })
  await dismissCase(app.as(sam), { number: dismissed.number, reason: null })
  await removePost(app.as(ann), { postId: post.id })

  await expect(replyToCase(app.as(sam), reply(dismissed.number))).toFailWith('not_now', 'cases.errors.dismissed')
  await expect(replyToCase(app.as(sam), reply(gone.number))).toFailWith('not_now', 'cases.errors.threadNotVisible')
  await expect(replyToCase(app.as(ann), reply(gone.number))).toFailWith('forbidden')
  await expect(app).not.toHaveRecorded('case.answered')
})
