import { expect, test } from 'vitest'
import { balancesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { castVote } from '#app/domain/threads/votes/cast-vote.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('who helped keeps the points when the question is deleted, and loses them with the own answer', async () => {
  const app = await testApp()
  const { ann, bob, cora, mo } = await people(app, 'ann', 'bob', 'cora', 'mo')
  const asked = await aThread(app, { by: ann })
  const answer = await anAnswer(app, { to: asked, by: bob })
  await castVote(app.as(cora), { postId: answer.id, value: 1 })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  const bobId = bob.memberId ?? ''
  const standing = async () => (await balancesOf(app.visitor().read, [bobId])).get(bobId)?.reputation ?? 0
  const earned = await standing()
  expect(earned).toBeGreaterThan(0)

  await removePost(app.as(ann), { postId: asked.post.id })
  expect(await standing()).toBe(earned)
  await removePost(app.as(mo), { postId: answer.id, reason: 'Copied' })
  expect(await standing()).toBe(0)
})
