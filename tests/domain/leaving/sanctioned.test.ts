import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { askForCopy, copyPage } from '#app/domain/leaving/copy/ask-for-copy.server.ts'
import { downloadCopy } from '#app/domain/leaving/copy/make-copy.server.ts'
import { leaveCommunity } from '#app/domain/leaving/leave-community.server.ts'
import { leavingPage } from '#app/domain/leaving/leaving-page.server.ts'
import { returnToCommunity } from '#app/domain/leaving/return-to-community.server.ts'
import { threadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import { people } from '#tests/factories/members.ts'
import { aSanction, presently } from '#tests/factories/moderation.ts'
import { aPerk, givePoints, redeem, redemptionNow } from '#tests/factories/perks.ts'
import { aStory, storyNow } from '#tests/factories/stories.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** A member with a request that waits and a story, before the sanction. */
async function livedBefore(app: TestApp, member: Actor) {
  await givePoints(app, member, 9_000)
  const { id } = await redeem(app, member, await aPerk(app, { cost: 8_000 }))
  return { requestId: id, storyId: (await aStory(app, { by: member, state: 'published' })).id }
}

for (const [kind, standing] of [
  ['silence', 'silenced'],
  ['suspension', 'suspended'],
  ['ban', 'banned'],
] as const)
  test(`a ${standing} member takes a copy along and leaves; who returns is still ${standing}`, async () => {
    const app = await testApp()
    const { bob, mo } = await people(app, 'bob', 'mo')
    const { requestId, storyId } = await livedBefore(app, bob)
    await aSanction(app, { of: bob, by: mo, kind, hours: 24 * 30 })
    const member = await presently(app, bob)
    expect(member.standing).toBe(standing)

    const id = await askForCopy(app.as(member))
    await app.drainJobs()
    expect((await copyPage(app.as(member))).copy).toMatchObject({ id, bytes: expect.any(Number) })
    const { stream, bytes } = await downloadCopy(app.as(member), id)
    expect((await buffer(stream)).byteLength).toBe(bytes)

    expect(await leavingPage(app.as(member))).toMatchObject({ openRedemptions: 1, stories: 1 })
    const { returnTo } = await leaveCommunity(app.as(member), { posts: 'keep' })
    expect(await redemptionNow(app, requestId)).toMatchObject({ state: 'refunded', ended_as: 'cancelled' })
    expect(await storyNow(app, storyId)).toMatchObject({ state: 'withdrawn' })

    await returnToCommunity(app.visitor(), { token: returnTo.replace('/return/', '') })
    expect((await presently(app, bob)).standing).toBe(standing)
  })

test('a question of a former member with answers of others stays readable', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const asked = await aThread(app, { by: ann, title: 'A question that others answered' })
  await anAnswer(app, { to: asked, by: bob, body: 'The answer that others rely on.' })
  await leaveCommunity(app.as(ann), { posts: 'remove' })
  await app.drainJobs()

  const page = await threadPage(app.visitor(), asked.thread.id, { order: 'votes', limit: 50, cursor: null })
  expect(page.opening).toMatchObject({ author: null, state: 'visible' })
  expect(page.answers.items.map(({ body }) => body)).toEqual(['The answer that others rely on.'])
})
