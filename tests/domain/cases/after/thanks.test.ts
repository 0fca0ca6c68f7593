import { expect, test } from 'vitest'
import { exposureFor, ownExposure } from '#app/domain/cases/queries/exposure.server.ts'
import { ratingAnswers } from '#app/domain/cases/queries/rating-answers.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { dayPage } from '#app/views/cases/day-page.server.ts'
import { aCase, aPrivateCase, aRating } from '#tests/factories/cases.ts'
import { aGroup } from '#tests/factories/groups.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

const firstPage = { limit: 10, cursor: null }

test('thanks are comments of content customers; one reads those of own cases and those of the team', async () => {
  const app = await testApp()
  const { ann, sam, ada } = await people(app, 'ann', 'sam', 'ada')
  const [mine, others, low] = [
    await aPrivateCase(app, { of: ann }),
    await aPrivateCase(app, { of: ann }),
    await aPrivateCase(app, { of: ann }),
  ]
  await takeCase(app.as(sam), { number: mine.number })
  await takeCase(app.as(ada), { number: others.number })
  await takeCase(app.as(sam), { number: low.number })
  await aRating(app, { number: mine.number, score: 5, comment: 'Thank you, Sam.' })
  await aRating(app, { number: others.number, score: 4, comment: 'Thank you, Ada.' })
  await aRating(app, { number: low.number, score: 1, comment: 'No thanks.' })

  const said = async (mineOnly: boolean) =>
    (await ratingAnswers(app.as(sam), { mine: mineOnly, thanks: true }, firstPage)).items.map(({ comment }) => comment)
  expect(await said(true)).toEqual(['Thank you, Sam.'])
  expect((await said(false)).toSorted()).toEqual(['Thank you, Ada.', 'Thank you, Sam.'])
  await expect(ratingAnswers(app.as(ann), {}, firstPage)).toFailWith('forbidden')
})

test('who had heavy cases lately is told, and of others only the leads are', async () => {
  const app = await testApp()
  const { ann, bob, sam, ada } = await people(app, 'ann', 'bob', 'sam', 'ada')
  for (const by of [sam, sam, sam, ada]) {
    const { post, case: row } = await aCase(app, { of: ann, by: sam })
    await takeCase(app.as(by), { number: row.number })
    await flagThing(app.as(bob), { type: 'post', id: post.id, reason: 'abuse', note: '' })
  }
  expect(await ownExposure(app.as(sam))).toEqual({ recent: 3, today: 3, days: 7, many: true })
  expect(await ownExposure(app.as(ada))).toMatchObject({ recent: 1, today: 1, many: false })
  await expect(ownExposure(app.as(ann))).toFailWith('forbidden')

  expect(await exposureFor(app.as(ada), sam.memberId ?? '')).toBeNull()
  await aGroup(app, ada, 'leads', { members: [ada] })
  expect(await exposureFor(app.as(ada), sam.memberId ?? '')).toMatchObject({ recent: 3 })
  app.clock.advance({ days: 8 })
  expect(await ownExposure(app.as(sam))).toMatchObject({ recent: 0, today: 0, many: false })
})

test('my day suggests a break after as many heavy cases on a day as the setting says', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  const heavy = async () => {
    const { post, case: row } = await aCase(app, { of: ann, by: sam })
    await takeCase(app.as(sam), { number: row.number })
    await flagThing(app.as(bob), { type: 'post', id: post.id, reason: 'abuse', note: '' })
  }
  await app.set('cases.breakAfter', 2)
  await heavy()
  expect((await dayPage(app.as(sam), 'mine')).breakAfter).toBeNull()
  await heavy()
  expect((await dayPage(app.as(sam), 'mine')).breakAfter).toBe(2)
  await app.set('cases.breakAfter', 0)
  expect((await dayPage(app.as(sam), 'mine')).breakAfter).toBeNull()
})
