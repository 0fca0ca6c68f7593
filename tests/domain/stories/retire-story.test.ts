import { expect, test } from 'vitest'
import { retireStory } from '#app/domain/stories/retire-story.server.ts'
import { readableStory } from '#app/domain/stories/transition-story-in.server.ts'
import { withdrawStory } from '#app/domain/stories/withdraw-story.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a story that is no longer true leaves the pages with a reason', async () => {
  const app = await testApp()
  const [ann, cora] = [await aMember(app, 'ann'), await aMember(app, 'cora')]
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })
  await expect(retireStory(app.as(cora), { storyId, note: '' })).toFailWith('invalid', 'stories.errors.noteNeeded')

  await retireStory(app.as(cora), { storyId, note: 'The product is no longer sold.' })

  await expect(readableStory(app.visitor(), storyId)).toFailWith('not_found')
  await expect(app).toHaveRecorded('story.withdrawn', 1)
  await expect(withdrawStory(app.as(ann), { storyId })).toFailWith('not_now', 'stories.errors.wrongState')
})
