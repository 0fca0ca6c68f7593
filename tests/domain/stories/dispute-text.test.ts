import { expect, test } from 'vitest'
import { disputeText } from '#app/domain/stories/dispute-text.server.ts'
import { publishStory } from '#app/domain/stories/publish-story.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('an author who disagrees keeps the words from being published', async () => {
  const app = await testApp()
  const [ann, cora] = [await aMember(app, 'ann'), await aMember(app, 'cora')]
  const { id: storyId } = await aStory(app, { by: ann, state: 'author_review', curator: cora })

  await expect(disputeText(app.as(ann), { storyId, note: '' })).toFailWith('invalid', 'stories.errors.noteNeeded')
  expect(await disputeText(app.as(ann), { storyId, note: 'They did not eat.' })).toMatchObject({ state: 'in_curation' })
  await expect(publishStory(app.as(cora), { storyId })).toFailWith('not_now', 'stories.errors.approvalMissing')
})
