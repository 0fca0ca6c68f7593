import { expect, test } from 'vitest'
import { endorseAnswer } from '#app/domain/threads/answers/endorse-answer.server.ts'
import { setMeToo } from '#app/domain/threads/votes/set-me-too.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('me too counts a member once, and not at all after it is taken back', async () => {
  const app = await testApp()
  const { ann, bob, newcomer } = await people(app, 'ann', 'bob', 'newcomer')
  const { thread } = await aThread(app, { by: ann })
  const on = { threadId: thread.id, on: true }

  await setMeToo(app.as(bob), on)
  expect(await setMeToo(app.as(bob), on)).toEqual({ meTooCount: 1 })
  expect(await setMeToo(app.as(newcomer), on)).toEqual({ meTooCount: 2 })
  expect(await setMeToo(app.as(bob), { ...on, on: false })).toEqual({ meTooCount: 1 })
  expect(await setMeToo(app.as(bob), { ...on, on: false })).toEqual({ meTooCount: 1 })

  await expect(app).toHaveRecorded('thread.meTooAdded', 2)
  await expect(app).toHaveRecorded('thread.meTooRemoved', 1)
})

test('the asker has the problem already, and visitors sign in first', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { thread } = await aThread(app, { by: ann })

  await expect(setMeToo(app.as(ann), { threadId: thread.id, on: true })).toFailWith(
    'forbidden',
    'threads.errors.ownMeToo',
  )
  await expect(setMeToo(app.visitor(), { threadId: thread.id, on: true })).toFailWith('unauthenticated')
})

test('ten members saying me too at once are ten', async () => {
  const app = await testApp()
  const { thread } = await aThread(app, { by: await aMember(app, 'ann') })
  const members = []
  for (let i = 0; i < 10; i++) members.push(await aMember(app, `member${i}`))

  const counts = await Promise.all(members.map((member) => setMeToo(app.as(member), { threadId: thread.id, on: true })))

  expect(counts.map(({ meTooCount }) => meTooCount).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test("an agent endorses a customer's answer once; staff answers and comments are not endorsed", async () => {
  const app = await testApp()
  const { ann, bob, sam, ada } = await people(app, 'ann', 'bob', 'sam', 'ada')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  const byStaff = await anAnswer(app, { to: asked, by: ada })
  const comment = await aComment(app, { to: asked, by: bob })

  for (let i = 0; i < 2; i++)
    expect(await endorseAnswer(app.as(sam), { postId: answer.id })).toMatchObject({ endorsed_by: sam.memberId })
  await expect(endorseAnswer(app.as(ann), { postId: answer.id })).toFailWith('forbidden')
  await expect(endorseAnswer(app.as(sam), { postId: byStaff.id })).toFailWith(
    'forbidden',
    'threads.errors.ownEndorsement',
  )
  await expect(endorseAnswer(app.as(sam), { postId: comment.id })).toFailWith('invalid')

  await expect(app).toHaveRecorded('answer.endorsed', 1)
})
