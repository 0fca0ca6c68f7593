import { expect, test } from 'vitest'
import { publicAuthor } from '#app/domain/stories/public-author.ts'
import { storyLinks } from '#app/domain/stories/queries/links.server.ts'
import { featuredStory, publishedStories, storyFacets } from '#app/domain/stories/queries/lists.server.ts'
import { consentHistory } from '#app/domain/stories/queries/story.server.ts'
import { storyViews } from '#app/domain/stories/queries/views.server.ts'
import { readableStory } from '#app/domain/stories/readable-story.server.ts'
import { revokeConsent } from '#app/domain/stories/revoke-consent.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('without consent of the community a published story is nowhere any more, at once', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })
  expect((await publishedStories(app.visitor())).items).toHaveLength(1)

  await revokeConsent(app.as(ann), { storyId, use: 'community' })

  await expect(readableStory(app.visitor(), storyId)).toFailWith('not_found')
  await expect(readableStory(app.as(bob), storyId)).toFailWith('not_found')
  expect((await publishedStories(app.visitor())).items).toEqual([])
  expect(await featuredStory(app.visitor())).toBeNull()
  expect((await storyFacets(app.visitor())).industries).toEqual([])
  expect((await storyLinks(app.as(bob).read, [storyId])).get(storyId)).toMatchObject({ visible: false })
  await expect(app).toHaveRecorded('story.changed', 2)
})

test('without the name a story is told by nobody in particular', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const story = await aStory(app, { by: ann, state: 'published' })
  const author = async () => (await storyViews(app.visitor().read, [story])).map(publicAuthor)[0]
  expect(await author()).toEqual({ name: 'Ann', handle: 'ann', company: 'Slow Afternoon', customerSince: null })

  await revokeConsent(app.as(ann), { storyId: story.id, use: 'name' })
  expect(await author()).toEqual({ name: null, handle: null, company: 'Slow Afternoon', customerSince: null })
  await revokeConsent(app.as(ann), { storyId: story.id, use: 'company' })
  expect(await author()).toEqual({ name: null, handle: null, company: null, customerSince: null })
})

test('taking back twice is one end, and nobody does it for the author', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const { id: storyId } = await aStory(app, { by: ann, state: 'published' })
  await expect(revokeConsent(app.as(cora), { storyId, use: 'community' })).toFailWith(
    'forbidden',
    'stories.errors.authorOnly',
  )
  await revokeConsent(app.as(ann), { storyId, use: 'community' })
  app.clock.advance({ hours: 1 })
  await revokeConsent(app.as(ann), { storyId, use: 'community' })

  const ends = (await consentHistory(app.as(ann).read, storyId))
    .filter(({ use }) => use === 'community')
    .map(({ revoked_at }) => revoked_at)
  expect(ends).toEqual(['2026-11-22T09:00:00.000Z'])
})
