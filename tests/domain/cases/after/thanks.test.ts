import { expect, test } from 'vitest'
import { ownAbusiveCases } from '#app/domain/cases/queries/abuse.server.ts'
import { ratingAnswers } from '#app/domain/cases/queries/rating-answers.server.ts'
import { takeCase } from '#app/domain/cases/work/take-case.server.ts'
import { flagThing } from '#app/domain/flags/flag-thing.server.ts'
import { aCase, aPrivateCase, aRating } from '#tests/factories/cases.ts'
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

test('who had three cases with abusive words lately is told, and nobody else', async () => {
  const app = await testApp()
  const { ann, bob, sam, ada } = await people(app, 'ann', 'bob', 'sam', 'ada')
  for (const by of [sam, sam, sam, ada]) {
    const { post, case: row } = await aCase(app, { of: ann, by: sam })
    await takeCase(app.as(by), { number: row.number })
    await flagThing(app.as(bob), { type: 'post', id: post.id, reason: 'abuse', note: '' })
  }
  expect([await ownAbusiveCases(app.as(sam)), await ownAbusiveCases(app.as(ada))]).toEqual([3, null])
  app.clock.advance({ days: 15 })
  expect(await ownAbusiveCases(app.as(sam))).toBe(null)
})
