// On both databases: locks of answers, and the queries of who is asked.
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { signedId } from '#app/core/links/signed-id.server.ts'
import { askForRatings } from '#app/domain/cases/after/ask-for-ratings.server.ts'
import { rateCase } from '#app/domain/cases/after/rate-case.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { caseByNumber } from '#app/domain/cases/queries/cases.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { ratingPage } from '#app/domain/cases/queries/ratings.server.ts'
import { dismissCase } from '#app/domain/cases/work/dismiss-case.server.ts'
import { reopenCase } from '#app/domain/cases/work/reopen-case.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { transitionCase } from '#app/domain/cases/work/transition-case.server.ts'
import { notifications } from '#app/domain/notifications/queries/list.server.ts'
import { aCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

async function resolved(app: TestApp, { of, by }: { of: Actor; by: Actor }): Promise<Case> {
  const opened = (await aCase(app, { of, by, severity: 'P3' })).case
  await takeCase(app.as(by), { number: opened.number })
  return transitionCase(app.as(by), { number: opened.number, note: null, act: 'resolve' })
}

const tokenOf = (app: TestApp, row: Case): string => signedId(app.app.platform.env, row.id)

async function present(app: TestApp, row: Case): Promise<Case | undefined> {
  return caseByNumber(app.app.platform.open.db, row.number)
}

test('a day after the case was resolved its customer is asked once, and reminded once', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const row = await resolved(app, { of: ann, by: sam })
  const ask = () => askForRatings(app.visitor())
  app.clock.advance({ hours: 24, minutes: -1 })
  expect(await ask()).toMatchObject({ asked: 0 })
  app.clock.advance({ minutes: 1 })
  expect(await ask()).toMatchObject({ asked: 1, reminded: 0 })
  expect(await ask()).toMatchObject({ asked: 0, reminded: 0 })
  app.clock.advance({ days: 4 })
  expect(await ask()).toMatchObject({ asked: 0, reminded: 1 })
  app.clock.advance({ days: 4 })
  expect(await ask()).toMatchObject({ asked: 0, reminded: 0 })

  await app.drainJobs()
  const told = await notifications(app.as(ann), { unread: false, show: null }, { limit: 20, cursor: null })
  expect(told.items.filter(({ kind }) => kind === 'caseRating')).toHaveLength(1)
  expect((await ratingPage(app.visitor(), tokenOf(app, row))).state).toBe('open')
  app.clock.advance({ days: 10 })
  expect((await ratingPage(app.visitor(), tokenOf(app, row))).state).toBe('expired')
  await expect(rateCase(app.visitor(), { token: tokenOf(app, row), score: 5, comment: '' })).toFailWith('not_now')
})

test('a case that is opened again and resolved again is not asked about a second time', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const row = await resolved(app, { of: ann, by: sam })
  app.clock.advance({ hours: 24 })
  await askForRatings(app.visitor())
  await reopenCase(app.as(ann), { number: row.number, note: null })
  await transitionCase(app.as(sam), { number: row.number, note: null, act: 'resolve' })
  app.clock.advance({ hours: 30 })
  expect(await askForRatings(app.visitor())).toMatchObject({ asked: 0 })
})

test('customers who are suspended or left, and those of dismissed cases, are not asked', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  await resolved(app, { of: ann, by: sam })
  const dismissed = await resolved(app, { of: bob, by: sam })
  await dismissCase(app.as(sam), { number: dismissed.number, reason: null })
  await app.app.platform.open.db
    .updateTable('member')
    .set({ suspended_at: app.clock.now() })
    .where('handle', '=', 'ann')
    .execute()
  app.clock.advance({ hours: 24 })
  expect(await askForRatings(app.visitor())).toMatchObject({ asked: 0 })
})

test('the link answers without signing in; its id alone only for the customer; a forged one for nobody', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const row = await resolved(app, { of: ann, by: sam })
  app.clock.advance({ hours: 24 })
  await askForRatings(app.visitor())

  expect(await ratingPage(app.visitor(), tokenOf(app, row))).toMatchObject({ number: row.number, mine: false })
  expect(await ratingPage(app.as(ann), row.id)).toMatchObject({ mine: true })
  for (const token of [row.id, `${row.id}.`, `${row.id}.00000000000000000000`, 'none']) {
    await expect(ratingPage(app.visitor(), token)).toFailWith('not_found')
    await expect(ratingPage(app.as(bob), token)).toFailWith('not_found')
    await expect(rateCase(app.as(bob), { token, score: 1, comment: '' })).toFailWith('not_found')
  }
  // Looking answers nothing.
  expect(await ratingPage(app.visitor(), tokenOf(app, row))).toMatchObject({ state: 'open', score: null })
})

test('1 or 2 opens the case again, more severe and told to its assignee; the comment is a message of the case', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const row = await resolved(app, { of: ann, by: sam })
  app.clock.advance({ hours: 24 })
  await askForRatings(app.visitor())
  await rateCase(app.visitor(), { token: tokenOf(app, row), score: 2, comment: '' })

  expect(await present(app, row)).toMatchObject({ status: 'waiting_staff', severity: 'P2' })
  await rateCase(app.visitor(), { token: tokenOf(app, row), comment: 'The refund still is not there.' })
  const page = await casePage(app.as(sam), row.number)
  expect(page.messages).toMatchObject([{ byStaff: false, author: { handle: 'ann' } }])
  expect(page.messages[0]?.html).toContain('The refund still is not there.')
  expect(page.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['rated', 'reopened', 'raised']))
  await app.drainJobs()
  const told = await notifications(app.as(sam), { unread: false, show: null }, { limit: 20, cursor: null })
  expect(told.items.map(({ kind }) => kind)).toContain('caseRatedLow')
})

test('a score can be changed within the hour and until there is a comment; a comment is written once', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const row = await resolved(app, { of: ann, by: sam })
  app.clock.advance({ hours: 24 })
  await askForRatings(app.visitor())
  const token = tokenOf(app, row)
  await rateCase(app.visitor(), { token, score: 4, comment: '' })
  app.clock.advance({ minutes: 59 })
  await rateCase(app.visitor(), { token, score: 5, comment: '' })
  app.clock.advance({ minutes: 1 })
  await expect(rateCase(app.visitor(), { token, score: 1, comment: '' })).toFailWith(
    'not_now',
    'cases.errors.rating.answered',
  )
  await rateCase(app.visitor(), { token, comment: 'Quick and kind.' })
  await expect(rateCase(app.visitor(), { token, comment: 'Or not.' })).toFailWith('not_now')
  expect(await ratingPage(app.visitor(), token)).toMatchObject({ state: 'done', score: 5, comment: 'Quick and kind.' })
  expect(await present(app, row)).toMatchObject({ status: 'resolved', severity: 'P3' })
})

test('fourteen days after a 4 or 5 the customer is invited to tell the story, once, unless a case of theirs is open', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const [good, troubled] = [await resolved(app, { of: ann, by: sam }), await resolved(app, { of: bob, by: sam })]
  app.clock.advance({ hours: 24 })
  await askForRatings(app.visitor())
  for (const row of [good, troubled]) await rateCase(app.visitor(), { token: tokenOf(app, row), score: 5, comment: '' })
  const open = (await aCase(app, { of: bob, by: sam })).case
  app.clock.advance({ days: 14, minutes: -1 })
  expect((await askForRatings(app.visitor())).invited).toBe(0)
  app.clock.advance({ minutes: 1 })
  expect((await askForRatings(app.visitor())).invited).toBe(1)
  await transitionCase(app.as(sam), { number: open.number, note: null, act: 'resolve' })
  expect((await askForRatings(app.visitor())).invited).toBe(1)
  expect((await askForRatings(app.visitor())).invited).toBe(0)
})
