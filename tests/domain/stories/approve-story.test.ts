import { expect, test } from 'vitest'
import { approveStory } from '#app/domain/stories/approve-story.server.ts'
import { publishStory } from '#app/domain/stories/publish-story.server.ts'
import { revokeConsent } from '#app/domain/stories/revoke-consent.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aStory, storyNow } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('agreeing to the exact text publishes it', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'author_review', curator: cora })

  const story = await approveStory(app.as(ann), { storyId, revision: 2 })

  expect(story).toMatchObject({
    state: 'published',
    approved_revision: 2,
    published_at: app.clock.now(),
    curator_id: cora.memberId,
    reward_points: 25,
  })
  const [event] = await app
    .as(ann)
    .read.selectFrom('event_log')
    .select('payload')
    .where('type', '=', 'story.published')
    .execute()
  expect(JSON.parse(event?.payload ?? '')).toEqual({ storyId, authorId: ann.memberId, by: cora.memberId })
})

test('agreeing to another text than the present one is refused', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id: storyId } = await aStory(app, { by: ann, state: 'author_review' })
  await expect(approveStory(app.as(ann), { storyId, revision: 1 })).toFailWith(
    'conflict',
    'stories.errors.editConflict',
  )
  expect((await storyNow(app, storyId)).state).toBe('author_review')
})

test('ten approvals at the same time publish once', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id: storyId } = await aStory(app, { by: ann, state: 'author_review' })

  const stories = await Promise.all(
    Array.from({ length: 10 }, () => approveStory(app.as(ann), { storyId, revision: 2 })),
  )

  expect(stories.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'published'))
  await expect(app).toHaveRecorded('story.published', 1)
  const moves = await app
    .as(ann)
    .read.selectFrom('story_event')
    .select('id')
    .where('to_state', '=', 'published')
    .execute()
  expect(moves).toHaveLength(1)
})

test('nobody agrees in the place of the author', async () => {
  const app = await testApp()
  const { ann, cora, ada } = await people(app, 'ann', 'cora', 'ada')
  const { id: storyId } = await aStory(app, { by: ann, state: 'author_review', curator: cora })
  for (const other of [cora, ada]) {
    await expect(approveStory(app.as(other), { storyId, revision: 2 })).toFailWith(
      'forbidden',
      'stories.errors.authorOnly',
    )
    await expect(publishStory(app.as(other), { storyId })).toFailWith('not_now', 'stories.errors.approvalMissing')
  }
})

test('without consent of the author nothing is published', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id: storyId } = await aStory(app, { by: ann, state: 'author_review' })
  await revokeConsent(app.as(ann), { storyId, use: 'community' })
  await expect(approveStory(app.as(ann), { storyId, revision: 2 })).toFailWith(
    'not_now',
    'stories.errors.consentMissing',
  )
})
