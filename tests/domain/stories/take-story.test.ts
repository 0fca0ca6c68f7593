import { expect, test } from 'vitest'
import { takeStory } from '#app/domain/stories/take-story.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the first curator gets the story, the second is told', async () => {
  const app = await testApp()
  const [ann, cora, ella] = [
    await aMember(app, 'ann'),
    await aMember(app, 'cora'),
    await aMember(app, 'ella', { roles: ['curator'] }),
  ]
  const { id: storyId } = await aStory(app, { by: ann, state: 'submitted' })

  expect(await takeStory(app.as(cora), { storyId })).toMatchObject({ state: 'in_curation', curator_id: cora.memberId })
  await expect(takeStory(app.as(ella), { storyId })).toFailWith('not_now', 'stories.errors.wrongState')
  const audited = await app.as(cora).read.selectFrom('audit_event').select(['action', 'subject_id']).execute()
  expect(audited).toEqual([{ action: 'story.take', subject_id: storyId }])
})

test('a curator does not curate the own story, a member none at all', async () => {
  const app = await testApp()
  const [cora, bob] = [await aMember(app, 'cora'), await aMember(app, 'bob')]
  const { id: storyId } = await aStory(app, { by: cora, state: 'submitted' })
  await expect(takeStory(app.as(cora), { storyId })).toFailWith('forbidden', 'stories.errors.ownStory')
  await expect(takeStory(app.as(bob), { storyId })).toFailWith('not_found')
})
