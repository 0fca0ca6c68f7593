import { expect, test } from 'vitest'
import { declineStory } from '#app/domain/stories/decline-story.server.ts'
import { submitStory } from '#app/domain/stories/submit-story.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a story is declined with a reason, for good', async () => {
  const app = await testApp()
  const [ann, cora] = [await aMember(app, 'ann'), await aMember(app, 'cora')]
  const { id: storyId } = await aStory(app, { by: ann, state: 'submitted' })

  await expect(declineStory(app.as(cora), { storyId, note: '' })).toFailWith('invalid', 'stories.errors.noteNeeded')
  expect(await declineStory(app.as(cora), { storyId, note: 'This offers something for sale.' })).toMatchObject({
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
