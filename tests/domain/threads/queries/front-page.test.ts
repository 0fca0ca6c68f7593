// On both databases: SQL of its own.
import { expect, test } from 'vitest'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import {
  helpersOfTheWeek,
  myOpenQuestions,
  recentThreads,
  solvedCount,
  unansweredThreads,
} from '#app/domain/threads/queries/front-page.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the front page knows what waits for an answer, what is new and how much is solved', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const solved = await aThread(app, { by: ann, title: 'Solved one' })
  await aThread(app, { by: ann, title: 'Waiting one' })
  app.clock.advance({ minutes: 1 })
  await acceptAnswer(app.as(ann), { postId: (await anAnswer(app, { to: solved, by: bob })).id })
  const visitor = app.visitor()

  expect((await unansweredThreads(visitor, 5)).map(({ title }) => title)).toEqual(['Waiting one'])
  expect((await recentThreads(visitor, 5)).map(({ title }) => title)).toEqual(['Solved one', 'Waiting one'])
  expect(await solvedCount(visitor)).toBe(1)
  expect((await myOpenQuestions(app.as(ann), 5)).map(({ title }) => title)).toEqual(['Waiting one'])
  expect(await myOpenQuestions(visitor, 5)).toEqual([])
})

test('helpers are those whose answers others accepted in the last seven days; staff and own answers are left out', async () => {
  const app = await testApp()
  const { ann, bob, sam } = await people(app, 'ann', 'bob', 'sam')
  for (const helper of [bob, bob, sam, ann]) {
    const asked = await aThread(app, { by: ann })
    await acceptAnswer(app.as(ann), { postId: (await anAnswer(app, { to: asked, by: helper })).id })
  }

  expect(await helpersOfTheWeek(app.visitor(), 5)).toEqual([
    { id: bob.memberId, handle: 'bob', name: 'Bob', avatar: null, accepted: 2 },
  ])
  app.clock.advance({ days: 8 })
  expect(await helpersOfTheWeek(app.visitor(), 5)).toEqual([])
})
