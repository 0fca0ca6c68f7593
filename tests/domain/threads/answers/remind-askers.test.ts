import { expect, test } from 'vitest'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { remindAskers } from '#app/domain/threads/answers/remind-askers.server.ts'
import { threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('three days after the first answer the asker is reminded, once, and sees it until they chose', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann })
  const own = await aThread(app, { by: ann, title: 'Answered by myself' })
  await aThread(app, { by: ann, title: 'Nobody answered this' })
  await anAnswer(app, { to: own, by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  app.clock.advance({ days: 3, minutes: -1 })
  expect(await remindAskers(app.as(ann))).toBe(0)
  app.clock.advance({ minutes: 1 })

  expect([await remindAskers(app.as(ann)), await remindAskers(app.as(ann))]).toEqual([1, 0])

  await expect(app).toHaveRecorded('question.acceptReminded', 1)
  const reminded = async (reader: typeof ann) =>
    (await threadPage(app.as(reader), asked.thread.id, { order: 'votes', limit: 5 })).reminded
  expect([await reminded(ann), await reminded(bob)]).toEqual([true, false])
  await acceptAnswer(app.as(ann), { postId: answer.id })
  expect(await reminded(ann)).toBe(false)
})
