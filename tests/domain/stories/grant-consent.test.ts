import { expect, test } from 'vitest'
import { grantConsent } from '#app/domain/stories/grant-consent.server.ts'
import { publishedStories } from '#app/domain/stories/queries/lists.server.ts'
import { consentHistory } from '#app/domain/stories/queries/story.server.ts'
import { revokeConsent } from '#app/domain/stories/revoke-consent.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('consent given again is a new row with its own date, and the story is back without earning again', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })
  await revokeConsent(app.as(ann), { storyId, use: 'community' })
  app.clock.advance({ hours: 2 })

  await grantConsent(app.as(ann), { storyId, use: 'community' })
  await grantConsent(app.as(ann), { storyId, use: 'community' })

  const rows = (await consentHistory(app.as(ann).read, storyId)).filter(({ use }) => use === 'community')
  expect(rows).toMatchObject([
    { version: 1, revoked_at: '2026-11-22T09:00:00.000Z' },
    { version: 1, granted_at: '2026-11-22T11:00:00.000Z', revoked_at: null },
  ])
  expect((await publishedStories(app.visitor())).items).toHaveLength(1)
  await expect(app).toHaveRecorded('story.published', 1)
})
