import { expect, test } from 'vitest'
import { arrangeShowcase } from '#app/domain/loyalty/badges/arrange-showcase.server.ts'
import { backfillBadges } from '#app/domain/loyalty/badges/backfill-badges.server.ts'
import { badgeProgress } from '#app/domain/loyalty/badges/badge-progress.server.ts'
import { marksOf } from '#app/domain/loyalty/standings.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await backfillBadges(app.app.context())
  const shown = async () =>
    (await marksOf(app.app.platform.open.reader, [bob.memberId ?? '']))
      .get(bob.memberId ?? '')
      ?.badges.map(({ key }) => key)
  return { app, ann, bob, shown }
}

test('the rarest stand first until the member chooses, then what was chosen', async () => {
  const { app, bob, shown } = await site()
  expect(await shown()).toEqual(['first-answer', 'one-year-here'])
  await arrangeShowcase(app.as(bob), ['one-year-here', 'one-year-here'])
  expect(await shown()).toEqual(['one-year-here', 'first-answer'])
  await arrangeShowcase(app.as(bob), [])
  expect(await shown()).toEqual(['first-answer', 'one-year-here'])
})

test('nobody shows what they do not hold', async () => {
  const { app, bob } = await site()
  await expect(arrangeShowcase(app.as(bob), ['beloved'])).toFailWith('invalid', 'badges.showcase.notHeld')
  await expect(arrangeShowcase(app.visitor(), [])).toFailWith('unauthenticated')
})

test('progress names the figure that is furthest from its need', async () => {
  const { app, bob } = await site()
  const progress = await badgeProgress(app.as(bob), bob.memberId ?? '')
  expect(progress.get('first-answer')).toEqual({ have: 1, need: 1 })
  expect(progress.get('grand-bridge')).toEqual({ have: 0, need: 50 })
})
