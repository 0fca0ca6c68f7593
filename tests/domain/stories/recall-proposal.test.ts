import { expect, test } from 'vitest'
import { recallProposal } from '#app/domain/stories/recall-proposal.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { approveNow, aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a proposal that was taken back can no longer be agreed to', async () => {
  const app = await testApp()
  const [ann, cora] = [await aMember(app, 'ann'), await aMember(app, 'cora')]
  const { id: storyId } = await aStory(app, { by: ann, state: 'author_review', curator: cora })

  expect(await recallProposal(app.as(cora), { storyId })).toMatchObject({ state: 'in_curation' })
  await expect(approveNow(app, ann, storyId)).toFailWith('not_now', 'stories.errors.wrongState')
})
