import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { checkPost } from '#app/domain/cases/detection/check-post.server.ts'
import { decideDoubt } from '#app/domain/cases/detection/decide-doubt.server.ts'
import { openCase } from '#app/domain/cases/open-case.server.ts'
import { doubtfulPosts } from '#app/domain/cases/queries/doubtful-posts.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { complaints, doubtful } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const cases = (app: TestApp) => app.visitor().read.selectFrom('case').selectAll().orderBy('number').execute()

for (const lang of ['en', 'ko'] as const) {
  test(`a post that reads as a complaint opens a case with its reasons (${lang})`, async () => {
    const app = await testApp()
    const ann = await aMember(app, 'ann')
    const { thread, post } = await aThread(app, { by: ann, ...complaints[lang] })
    app.clock.advance({ minutes: 5 })
    await app.drainJobs()

    const [opened, ...others] = await cases(app)
    expect(others).toEqual([])
    expect(opened).toMatchObject({
      number: 1001,
      source: 'detection',
      status: 'new',
      customer_id: ann.memberId,
      thread_id: thread.id,
      post_id: post.id,
      subject: thread.title,
      private: 0,
      lang,
    })
    // The customer waits since they wrote, not since somebody read it.
    expect(opened?.opened_at).toBe(post.created_at)
    expect(opened?.score).toBeGreaterThan(0.5)
    const reasons = JSON.parse(opened?.reasons ?? '[]') as { text: string; start: number; end: number }[]
    expect(reasons.length).toBeGreaterThan(0)
    for (const { text, start, end } of reasons) if (start >= 0) expect(opened?.body.slice(start, end)).toBe(text)
    await expect(app).toHaveRecorded('case.opened', 1)
  })
}

test('the post itself is left alone', async () => {
  const app = await testApp()
  const { post } = await aThread(app, { by: await aMember(app, 'ann'), ...complaints.en })
  await app.drainJobs()
  expect(await app.visitor().read.selectFrom('post').selectAll().where('id', '=', post.id).execute()).toEqual([post])
})

test('reading twice, and by two workers at once, opens one case', async () => {
  const app = await testApp()
  const { post } = await aThread(app, { by: await aMember(app, 'ann'), ...complaints.en })
  const ctx = app.app.context()
  await Promise.all([checkPost(ctx, { postId: post.id }), checkPost(ctx, { postId: post.id })])
  await app.drainJobs()
  expect(await cases(app)).toHaveLength(1)
})

test('a question, the words of staff and an imported post open none, and the setting turns it off', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await aThread(app, {
    by: ann,
    title: 'How do I pair the meter?',
    body: 'Which button do I press to pair it with a new router?',
  })
  await aThread(app, { by: sam, ...complaints.en })
  await aThread({ ...app, as: (member) => app.as(member).as(member, { quiet: true }) }, { by: ann, ...complaints.en })
  await app.drainJobs()
  await app.set('cases.detection', false)
  await aThread(app, { by: ann, ...complaints.en })
  await app.drainJobs()
  expect(await cases(app)).toEqual([])
})

test("the customer's next words in the thread belong to the open case, whose waiting they end", async () => {
  const app = await testApp()
  await app.set('cases.assignment', false)
  const { ann, sam } = await people(app, 'ann', 'sam')
  const started = await aThread(app, { by: ann, ...complaints.en })
  await app.drainJobs()
  await transitionCase(app.as(sam), { number: 1001, note: null, act: 'waitForCustomer' })
  app.clock.advance({ minutes: 10 })
  await aComment(app, { to: started, by: ann, body: complaints.en.body })
  await app.drainJobs()

  expect(await cases(app)).toMatchObject([{ number: 1001, status: 'waiting_staff', paused_at: null }])
  const kinds = await app.visitor().read.selectFrom('case_event').select('kind').orderBy('id').execute()
  expect(kinds.map(({ kind }) => kind)).toEqual(['opened', 'raised', 'moved', 'customer_wrote'])
})

test("another customer's complaint in the same thread is a case of its own", async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const started = await aThread(app, { by: ann, ...complaints.en })
  const post = await anAnswer(app, { to: started, by: bob, body: complaints.en.body })
  await app.drainJobs()
  expect(await cases(app)).toMatchObject([
    { number: 1001, customer_id: ann.memberId },
    { number: 1002, customer_id: bob.memberId, post_id: post.id },
  ])
})

test('a complaint after the solution opens the case again; a correction of the old text does not', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const started = await aThread(app, { by: ann, ...complaints.en })
  const early = await aComment(app, { to: started, by: ann, body: 'Thank you for looking.' })
  await app.drainJobs()
  app.clock.advance({ hours: 2 })
  await transitionCase(app.as(sam), { number: 1001, note: null, act: 'resolve' })
  app.clock.advance({ hours: 2 })

  await editPost(app.as(ann), { postId: early.id, body: complaints.en.body, revision: 1 })
  await app.drainJobs()
  expect(await cases(app)).toMatchObject([{ status: 'resolved' }])

  await aComment(app, { to: started, by: ann, body: complaints.en.body })
  await app.drainJobs()
  expect(await cases(app)).toMatchObject([{ number: 1001, status: 'waiting_staff' }])
})

test('a post that becomes a complaint by an edit is read again, counted from the edit', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { post } = await aThread(app, { by: ann, title: 'Two bills this month', body: 'Is that right?' })
  await app.drainJobs()
  expect(await cases(app)).toEqual([])
  app.clock.advance({ hours: 1 })
  await editPost(app.as(ann), { postId: post.id, body: complaints.en.body, revision: 1 })
  await app.drainJobs()
  expect(await cases(app)).toMatchObject([{ opened_at: app.clock.now() }])
})

test('an agent opens a case by hand once; a dismissed one is opened again', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { post } = await aThread(app, { by: ann })
  const first = await openCase(app.as(sam), { postId: post.id, severity: 'P1', category: 'defect' })
  const second = await openCase(app.as(sam), { postId: post.id })
  expect(second).toMatchObject({ id: first.id, severity: 'P1', category: 'defect', source: 'agent', score: null })
  await dismissCase(app.as(sam), { number: first.number, reason: null })
  expect(await openCase(app.as(sam), { postId: post.id })).toMatchObject({
    id: first.id,
    dismissed: 0,
    status: 'waiting_staff',
  })
  await expect(app).toHaveRecorded('case.opened', 1)
  await expect(openCase(app.as(ann), { postId: post.id })).toFailWith('forbidden')
  await expect(openCase(app.as(sam), { postId: 'pst_0' })).toFailWith('not_found')
})

const inDoubt = async (app: TestApp, sam: Actor) =>
  (await doubtfulPosts(app.as(sam), 10)).posts.map(({ postId }) => postId)

test('a post that may be a complaint waits for a person, and opens no case by itself', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { post } = await aThread(app, { by: ann, ...doubtful })
  await app.drainJobs()
  await checkPost(app.app.context(), { postId: post.id })
  expect(await cases(app)).toEqual([])
  expect(await inDoubt(app, sam)).toEqual([post.id])
  await expect(doubtfulPosts(app.as(ann), 10)).toFailWith('forbidden')
})

test('one press says that it is one, which opens its case, or that it is none; either is kept as a label', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const yes = await aThread(app, { by: ann, ...doubtful })
  const no = await aThread(app, { by: ann, ...doubtful })
  await app.drainJobs()
  const opened = await decideDoubt(app.as(sam), { postId: yes.post.id, isComplaint: true })
  expect(opened).toMatchObject({ number: 1001, post_id: yes.post.id, source: 'detection' })
  expect(await decideDoubt(app.as(sam), { postId: yes.post.id, isComplaint: true })).toMatchObject({ id: opened?.id })
  expect(await decideDoubt(app.as(sam), { postId: no.post.id, isComplaint: false })).toBeNull()
  expect(await inDoubt(app, sam)).toEqual([])
  const labels = await app
    .visitor()
    .read.selectFrom('detection_label')
    .select(['post_id', 'verdict'])
    .orderBy('id')
    .execute()
  expect(labels).toEqual([
    { post_id: yes.post.id, verdict: 'complaint' },
    { post_id: no.post.id, verdict: 'not_complaint' },
  ])
  // What staff said stands, whatever an edit makes the detection think.
  await editPost(app.as(ann), { postId: no.post.id, body: `${doubtful.body} Still.`, revision: 1 })
  await app.drainJobs()
  expect(await inDoubt(app, sam)).toEqual([])
  await expect(decideDoubt(app.as(ann), { postId: no.post.id, isComplaint: true })).toFailWith('forbidden')
  await expect(decideDoubt(app.as(sam), { postId: 'pst_0', isComplaint: true })).toFailWith('not_found')
})

test('an edit that takes the doubt away takes the post from the list', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { post } = await aThread(app, { by: ann, ...doubtful })
  await app.drainJobs()
  await editPost(app.as(ann), { postId: post.id, body: 'It is here now, thank you for the quick help!', revision: 1 })
  await app.drainJobs()
  expect(await inDoubt(app, sam)).toEqual([])
})
