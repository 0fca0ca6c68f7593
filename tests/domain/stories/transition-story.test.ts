import { expect, test } from 'vitest'
import { publishStory } from '#app/domain/stories/publish-story.server.ts'
import { featuredStory, publishedStories } from '#app/domain/stories/queries/lists.server.ts'
import { eventsOf } from '#app/domain/stories/queries/story.server.ts'
import { readableStory } from '#app/domain/stories/readable-story.server.ts'
import { revokeConsent } from '#app/domain/stories/revoke-consent.server.ts'
import { submitStory } from '#app/domain/stories/submit-story.server.ts'
import { transitionStory } from '#app/domain/stories/transition-story.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aStory, approveNow } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the first curator gets the story, the second is told', async () => {
  const app = await testApp()
  const [ann, cora, ella] = [
    await aMember(app, 'ann'),
    await aMember(app, 'cora'),
    await aMember(app, 'ella', { roles: ['curator'] }),
  ]
  const { id: storyId } = await aStory(app, { by: ann, state: 'submitted' })

  expect(await transitionStory(app.as(cora), { storyId, act: 'take' })).toMatchObject({
    state: 'in_curation',
    curator_id: cora.memberId,
  })
  await expect(transitionStory(app.as(ella), { storyId, act: 'take' })).toFailWith(
    'not_now',
    'stories.errors.wrongState',
  )
  const audited = await app.as(cora).read.selectFrom('audit_event').select(['action', 'subject_id']).execute()
  expect(audited).toEqual([{ action: 'story.take', subject_id: storyId }])
})

test('a curator does not curate the own story, a member none at all', async () => {
  const app = await testApp()
  const { cora, bob } = await people(app, 'cora', 'bob')
  const { id: storyId } = await aStory(app, { by: cora, state: 'submitted' })
  await expect(transitionStory(app.as(cora), { storyId, act: 'take' })).toFailWith(
    'forbidden',
    'stories.errors.ownStory',
  )
  await expect(transitionStory(app.as(bob), { storyId, act: 'take' })).toFailWith('not_found')
})

test('the author reads what should change, and may write again', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })

  await expect(transitionStory(app.as(cora), { storyId, act: 'requestChanges', note: '' })).toFailWith(
    'invalid',
    'stories.errors.noteNeeded',
  )
  const story = await transitionStory(app.as(cora), { storyId, act: 'requestChanges', note: 'Which months are these?' })

  expect(story.state).toBe('changes_requested')
  expect((await eventsOf(app.as(ann).read, [story])).get(storyId)?.at(-1)).toMatchObject({
    note: 'Which months are these?',
    actor: { name: 'Cora' },
    byAuthor: false,
  })
})

test('a proposal that was taken back can no longer be agreed to', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'author_review', curator: cora })

  expect(await transitionStory(app.as(cora), { storyId, act: 'recall' })).toMatchObject({ state: 'in_curation' })
  await expect(approveNow(app, ann, storyId)).toFailWith('not_now', 'stories.errors.wrongState')
})

test('an author who disagrees keeps the words from being published', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'author_review', curator: cora })

  await expect(transitionStory(app.as(ann), { storyId, act: 'dispute', note: '' })).toFailWith(
    'invalid',
    'stories.errors.noteNeeded',
  )
  expect(await transitionStory(app.as(ann), { storyId, act: 'dispute', note: 'They did not eat.' })).toMatchObject({
    state: 'in_curation',
  })
  await expect(publishStory(app.as(cora), { storyId })).toFailWith('not_now', 'stories.errors.approvalMissing')
})

test('a story is declined with a reason, for good', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'submitted' })

  await expect(transitionStory(app.as(cora), { storyId, act: 'decline', note: '' })).toFailWith(
    'invalid',
    'stories.errors.noteNeeded',
  )
  expect(
    await transitionStory(app.as(cora), { storyId, act: 'decline', note: 'This offers something for sale.' }),
  ).toMatchObject({
    state: 'declined',
  })
  await expect(submitStory(app.as(ann), { storyId })).toFailWith('not_now', 'stories.errors.wrongState')
  const [audited] = await app.as(cora).read.selectFrom('audit_event').selectAll().execute()
  expect(audited).toMatchObject({
    action: 'story.decline',
    reason: 'This offers something for sale.',
    actor_id: cora.memberId,
  })
})

test('the story featured last is the one in front, as long as it may be read', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const [first, second] = [
    await aStory(app, { by: ann, state: 'published' }),
    await aStory(app, { by: ann, state: 'published' }),
  ]
  await transitionStory(app.as(cora), { storyId: second.id, act: 'feature' })
  app.clock.advance({ minutes: 1 })
  await transitionStory(app.as(cora), { storyId: first.id, act: 'feature' })
  const inFront = async () => (await featuredStory(app.visitor()))?.story.id ?? null
  expect(await inFront()).toBe(first.id)

  await revokeConsent(app.as(ann), { storyId: first.id, use: 'community' })
  expect(await inFront()).toBe(second.id)
  await revokeConsent(app.as(ann), { storyId: second.id, use: 'community' })
  expect(await inFront()).toBeNull()
})

test('only what is published is featured, and not by its author', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })
  await expect(transitionStory(app.as(cora), { storyId, act: 'feature' })).toFailWith(
    'not_now',
    'stories.errors.wrongState',
  )
  const own = await aStory(app, { by: cora, state: 'published' })
  await expect(transitionStory(app.as(cora), { storyId: own.id, act: 'feature' })).toFailWith(
    'forbidden',
    'stories.errors.ownStory',
  )
})

test('a story that is no longer in front is published like others, and earned nothing by it', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })
  await transitionStory(app.as(cora), { storyId, act: 'feature' })

  expect(await transitionStory(app.as(cora), { storyId, act: 'unfeature' })).toMatchObject({
    state: 'published',
    featured_at: null,
  })
  await expect(app).toHaveRecorded('story.published', 1)
})

test('a published story that its author takes back is gone for everybody else at once', async () => {
  const app = await testApp()
  const { ann, bob, cora } = await people(app, 'ann', 'bob', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })

  await transitionStory(app.as(ann), { storyId, act: 'withdraw', note: 'For now.' })

  for (const reader of [app.visitor(), app.as(bob), app.as(cora)]) {
    await expect(readableStory(reader, storyId)).toFailWith('not_found')
    expect((await publishedStories(reader)).items).toEqual([])
  }
  expect(await readableStory(app.as(ann), storyId)).toMatchObject({ state: 'withdrawn' })
  await expect(app).toHaveRecorded('story.withdrawn', 1)
})

test('an author may stop at any time before, which tells nobody', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  for (const state of ['draft', 'submitted', 'in_curation', 'author_review'] as const) {
    const { id: storyId } = await aStory(app, { by: ann, state })
    expect(await transitionStory(app.as(ann), { storyId, act: 'withdraw' })).toMatchObject({ state: 'withdrawn' })
  }
  await expect(app).toHaveRecorded('story.withdrawn', 0)
})

test('nobody withdraws for the author', async () => {
  const app = await testApp()
  const { ann, bob, cora } = await people(app, 'ann', 'bob', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })
  for (const other of [bob, cora])
    await expect(transitionStory(app.as(other), { storyId, act: 'withdraw' })).toFailWith(
      'forbidden',
      'stories.errors.authorOnly',
    )
})

test('a story that is no longer true leaves the pages with a reason', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })
  await expect(transitionStory(app.as(cora), { storyId, act: 'retire', note: '' })).toFailWith(
    'invalid',
    'stories.errors.noteNeeded',
  )

  await transitionStory(app.as(cora), { storyId, act: 'retire', note: 'The product is no longer sold.' })

  await expect(readableStory(app.visitor(), storyId)).toFailWith('not_found')
  await expect(app).toHaveRecorded('story.withdrawn', 1)
  await expect(transitionStory(app.as(ann), { storyId, act: 'withdraw' })).toFailWith(
    'not_now',
    'stories.errors.wrongState',
  )
})
