import { expect, test } from 'vitest'
import { eventsOf } from '#app/domain/stories/queries/story.server.ts'
import { requestChanges } from '#app/domain/stories/request-changes.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the author reads what should change, and may write again', async () => {
  const app = await testApp()
  const [ann, cora] = [await aMember(app, 'ann'), await aMember(app, 'cora')]
  const { id: storyId } = await aStory(app, { by: ann, state: 'in_curation', curator: cora })

  await expect(requestChanges(app.as(cora), { storyId, note: '' })).toFailWith('invalid', 'stories.errors.noteNeeded')
  const story = await requestChanges(app.as(cora), { storyId, note: 'Which months are these?' })

  expect(story.state).toBe('changes_requested')
  expect((await eventsOf(app.as(ann).read, [story])).get(storyId)?.at(-1)).toMatchObject({
    note: 'Which months are these?',
    actor: { name: 'Cora' },
    byAuthor: false,
  })
})
