import { expect, test } from 'vitest'
import { saveCalendar } from '#app/domain/cases/promises/save-calendar.server.ts'
import { ownCasePage, ownCases } from '#app/domain/cases/queries/own.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { calendarPage } from '#app/domain/cases/queries/promise-pages.server.ts'
import { teamLoad } from '#app/domain/cases/queries/team.server.ts'
import { submitFeedback } from '#app/domain/cases/submit-feedback.server.ts'
import { addNote } from '#app/domain/cases/work/add-note.server.ts'
import { customerReply } from '#app/domain/cases/work/customer-reply.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { replyToCase } from '#app/domain/cases/work/reply-to-case.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { aCase, aPrivateCase, complaints } from '#tests/factories/cases.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aProduct } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

const firstPage = { limit: 20, cursor: null }

test('public feedback is a discussion in the general category and a case, in one go', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { case: opened, thread } = await submitFeedback(app.as(ann), {
    body: `${complaints.en.title}. ${complaints.en.body}`,
    public: true,
    product: null,
  })
  await app.drainJobs()

  expect(thread).toMatchObject({ title: 'Charged twice and nobody answers.' })
  expect(opened).toMatchObject({
    number: 1001,
    source: 'feedback',
    private: 0,
    thread_id: thread?.id,
    score: null,
    customer_id: ann.memberId,
  })
  await expect(app).toHaveRecorded('thread.posted', 1)
  await expect(app).toHaveRecorded('case.opened', 1)
})

test('private feedback is a case that nobody else can read', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { case: opened, thread } = await submitFeedback(app.as(ann), {
    body: 'Please do not call my office again.',
    public: false,
    product: null,
  })
  expect(thread).toBeNull()
  expect(opened).toMatchObject({
    private: 1,
    thread_id: null,
    post_id: null,
    subject: 'Please do not call my office again.',
  })
  await expect(app).not.toHaveRecorded('thread.posted')
  await expect(ownCasePage(app.as(bob), opened.number)).toFailWith('not_found')
  expect((await ownCases(app.as(bob), firstPage)).items).toEqual([])
})

test('a long first sentence is cut at a word, and a picture alone says too little', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { case: opened } = await submitFeedback(app.as(ann), { body: 'word '.repeat(60), public: false, product: null })
  expect(opened.subject.length).toBeLessThanOrEqual(80)
  expect(opened.subject).toMatch(/word…$/)
  await expect(submitFeedback(app.as(ann), { body: '![](/u/01abcdefgh)', public: true, product: null })).toFailWith(
    'invalid',
    'cases.errors.tooLittle',
  )
  await expect(
    submitFeedback(app.as(ann), { body: complaints.en.body, public: true, product: 'nothing-like-it' }),
  ).toFailWith('invalid')
  await expect(submitFeedback(app.visitor(), { body: complaints.en.body, public: false, product: null })).toFailWith(
    'unauthenticated',
  )
})

test("the customer's private message ends the waiting; a stranger's finds no case", async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const { case: opened } = await aCase(app, { of: ann, by: sam })
  await transitionCase(app.as(sam), { number: opened.number, note: null, act: 'waitForCustomer' })
  const answered = await customerReply(app.as(ann), { number: opened.number, body: 'Account 110-222-333333' })

  expect(answered).toMatchObject({ status: 'waiting_staff', paused_at: null })
  expect((await casePage(app.as(sam), opened.number)).messages).toMatchObject([{ byStaff: false, public: false }])
  await expect(customerReply(app.as(bob), { number: opened.number, body: 'Me too' })).toFailWith('not_found')
  await expect(customerReply(app.visitor(), { number: opened.number, body: 'Me too' })).toFailWith('unauthenticated')
  await transitionCase(app.as(sam), { number: opened.number, note: null, act: 'resolve' })
  expect(await customerReply(app.as(ann), { number: opened.number, body: 'It came back' })).toMatchObject({
    status: 'waiting_staff',
  })
  await transitionCase(app.as(sam), { number: opened.number, note: null, act: 'resolve' })
  app.clock.advance({ days: 15 })
  await expect(customerReply(app.as(ann), { number: opened.number, body: 'One more thing' })).toFailWith(
    'not_now',
    'cases.errors.reopenTooLate',
  )
})

test('the customer sees status, promise and messages, and nothing of notes, severity or reasons', async () => {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  const { ann, sam } = await people(app, 'ann', 'sam')
  const opened = await aPrivateCase(app, { of: ann })
  await takeCase(app.as(sam), { number: opened.number })
  await addNote(app.as(sam), { number: opened.number, body: 'A difficult customer, SECRET-NOTE.' })
  await replyToCase(app.as(sam), { number: opened.number, body: 'We will not.', privately: false, wait: false })

  const [inList] = (await ownCases(app.as(ann), firstPage)).items
  const page = await ownCasePage(app.as(ann), opened.number)
  expect(inList).toMatchObject({
    status: 'waiting_staff',
    answered: true,
    assignee: 'Sam',
    dueAt: opened.resolution_due_at,
  })
  expect(page.messages).toMatchObject([{ byStaff: true, author: { name: 'Sam' } }])
  for (const shown of [JSON.stringify(inList), JSON.stringify(page)]) {
    expect(shown).not.toContain('SECRET-NOTE')
    expect(shown).not.toMatch(/severity|reasons|score|notes|timeline/)
  }
})

test('the customer of a private complaint sees its product, and the closing days before the promise', async () => {
  const app = await testApp()
  app.clock.set('2026-11-23T01:00:00.000Z')
  const { ann, sam } = await people(app, 'ann', 'sam')
  const ada = await aMember(app, 'ada', { roles: ['admin'] })
  await aProduct(app, 'meter')
  const calendar = await calendarPage(app.as(ada), 'cal_standard')
  await saveCalendar(app.as(ada), { ...calendar, holidays: [{ day: '2026-11-24', en: 'Founding day', ko: '창립일' }] })
  await submitFeedback(app.as(ann), { body: complaints.en.body, public: false, product: 'meter' })
  const [own] = (await ownCases(app.as(ann), firstPage)).items
  expect(own).toMatchObject({ private: true, promise: 'firstResponse', late: false })
  expect(own?.product).toMatch(/meter/i)
  await replyToCase(app.as(sam), { number: own?.number ?? 0, body: 'We look into it.', privately: false, wait: false })
  const page = await ownCasePage(app.as(ann), own?.number ?? 0)
  expect(page).toMatchObject({ promise: 'resolution', closed: [{ day: '2026-11-24', name: 'Founding day' }] })

  await replyToCase(app.as(sam), { number: page.number, body: 'Which month?', privately: false, wait: true })
  expect(await ownCasePage(app.as(ann), page.number)).toMatchObject({ dueAt: null, promise: null, closed: [] })
})

test('a dismissed case is not shown to the customer as theirs', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { case: opened } = await aCase(app, { of: ann, by: sam })
  await dismissCase(app.as(sam), { number: opened.number, reason: null })
  expect((await ownCases(app.as(ann), firstPage)).items).toEqual([])
  await expect(ownCasePage(app.as(ann), opened.number)).toFailWith('not_found')
  await expect(customerReply(app.as(ann), { number: opened.number, body: 'Hello?' })).toFailWith('not_found')
})

test("one's own cases are paged by key, newest first", async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  for (let i = 0; i < 3; i++) {
    await aPrivateCase(app, { of: ann })
    app.clock.advance({ minutes: 1 })
  }
  const first = await ownCases(app.as(ann), { limit: 2, cursor: null })
  const second = await ownCases(app.as(ann), { limit: 2, cursor: first.next })
  expect([...first.items, ...second.items].map(({ number }) => number)).toEqual([1003, 1002, 1001])
  expect(second.next).toBeNull()
})

test("the team's load counts open cases by name, without those that are over", async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await aMember(app, 'anton', { name: 'Anton', roles: ['agent'] })
  await aMember(app, 'ada')
  const [one, two] = [await aPrivateCase(app, { of: ann }), await aPrivateCase(app, { of: ann })]
  for (const { number } of [one, two]) await takeCase(app.as(sam), { number })
  await transitionCase(app.as(sam), { number: two.number, note: null, act: 'resolve' })

  const load = await teamLoad(app.as(sam))
  expect(load.most).toBe(10)
  expect(load.people.map(({ name, open }) => `${name} ${open}`)).toEqual(['Anton 0', 'Sam 1'])
  await expect(teamLoad(app.as(ann))).toFailWith('forbidden')
})

test('a private complaint keeps the product that was chosen, as a public one does', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  await aProduct(app, 'meter')
  for (const isPublic of [true, false]) {
    const { case: opened } = await submitFeedback(app.as(ann), {
      body: complaints.en.body,
      public: isPublic,
      product: 'meter',
    })
    expect((await casePage(app.as(sam), opened.number)).product).toEqual({ slug: 'meter', name: 'meter' })
  }
  await expect(
    submitFeedback(app.as(ann), { body: complaints.en.body, public: false, product: 'nothing-like-it' }),
  ).toFailWith('invalid', 'threads.errors.unknownProduct')
})
