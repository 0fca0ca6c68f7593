import { expect, test } from 'vitest'
import { eventsOf } from '#app/domain/stories/queries/story.server.ts'
import { submitStory } from '#app/domain/stories/submit-story.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aStory, storyNow } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a whole story is handed in once', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id: storyId } = await aStory(app, { by: ann })

  const story = await submitStory(app.as(ann), { storyId, note: 'The bill follows.' })

  expect(story).toMatchObject({ state: 'submitted', submitted_at: app.clock.now() })
  await expect(submitStory(app.as(ann), { storyId })).toFailWith('not_now', 'stories.errors.wrongState')
  await expect(app).toHaveRecorded('story.submitted', 1)
  const events = (await eventsOf(app.as(ann).read, [story])).get(storyId)
  expect(events).toMatchObject([
    { from_state: null, to_state: 'draft' },
    { from_state: 'draft', to_state: 'submitted', note: 'The bill follows.', byAuthor: true, actor: { name: 'Ann' } },
  ])
})

test('what is missing is named field by field', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id: storyId } = await aStory(app, { by: ann, outcome: '', turningPoint: ' ', consent: { uses: ['website'] } })

  await expect(submitStory(app.as(ann), { storyId })).rejects.toMatchObject({
    kind: 'invalid',
    key: 'stories.errors.incomplete',
    fields: {
      outcome: { key: 'common.field.required' },
      turningPoint: { key: 'common.field.required' },
      'consent.uses': { key: 'stories.errors.communityNeeded' },
    },
  })
  expect((await storyNow(app, storyId)).state).toBe('draft')
})

test('only the author hands a story in, and to others a draft is not there', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann })
  await expect(submitStory(app.as(cora), { storyId })).toFailWith('not_found')
  await expect(submitStory(app.visitor(), { storyId })).toFailWith('not_found')
})
