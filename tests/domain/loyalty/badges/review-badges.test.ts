import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { reviewBadges } from '#app/domain/loyalty/badges/review-badges.server.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { acceptAnswer } from '#app/domain/threads/accept-answer.server.ts'
import { unacceptAnswer } from '#app/domain/threads/unaccept-answer.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

/** Codes of the badges a member holds once all jobs have run. */
async function badgesOf(app: TestApp, { memberId }: Actor): Promise<string[]> {
  await app.drainJobs()
  const id = memberId ?? ''
  return (await standingsOf(app.app.platform.open.reader, [id])).get(id)?.badges.map(({ key }) => key).sort() ?? []
}

test('a badge comes with its ground, goes with it and comes back', async () => {
  const app = await testApp()
  const [ann, bob] = [await aMember(app, 'ann'), await aMember(app, 'bob')]
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  expect(await badgesOf(app, bob)).not.toContain('first-accepted')
  await acceptAnswer(app.as(ann), { postId: answer.id })
  expect(await badgesOf(app, bob)).toContain('first-accepted')
  await unacceptAnswer(app.as(ann), { postId: answer.id })
  expect(await badgesOf(app, bob)).not.toContain('first-accepted')
  await acceptAnswer(app.as(ann), { postId: answer.id })
  expect(await badgesOf(app, bob)).toContain('first-accepted')
})

test('reviewing again, or twice at once, changes nothing', async () => {
  const app = await testApp()
  const [ann, bob] = [await aMember(app, 'ann'), await aMember(app, 'bob')]
  const answer = await anAnswer(app, { to: await aThread(app, { by: ann }), by: bob })
  await acceptAnswer(app.as(ann), { postId: answer.id })
  const before = await badgesOf(app, bob)
  const id = bob.memberId ?? ''
  await Promise.all([reviewBadges(app.app.context(), [id]), reviewBadges(app.app.context(), [id])])
  expect(await badgesOf(app, bob)).toEqual(before)
})
