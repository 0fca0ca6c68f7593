// On both databases: the full-text indexes differ.
import { expect, test } from 'vitest'
import { describeHits } from '#app/domain/search/describe-hits.server.ts'
import { indexMember } from '#app/domain/search/index-member.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('each hit comes with what its row shows, in the order of the ranking', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'lantern', { name: 'Lantern Lee' })
  const bob = await aMember(community, 'bob')
  const asked = await aThread(community, { by: ann, title: 'The lantern flickers' })
  await anAnswer(community, { to: asked, by: bob })
  const story = await aStory(community, {
    by: bob,
    state: 'published',
    headline: 'A lantern for the café',
    consent: { uses: ['community'], name: false, company: true },
  })
  await indexMember(community.app.context(), { memberId: ann.memberId ?? '' })
  await community.drainJobs()

  const { items } = await search(community.visitor(), { q: 'lantern', type: null, limit: 10, cursor: null })
  const described = await describeHits(community.visitor(), items)
  expect(described.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
  expect(described.find(({ type }) => type === 'thread')).toMatchObject({
    thread: { answerCount: 1, category: { name: 'General' } },
  })
  expect(described.find(({ type }) => type === 'story')).toMatchObject({
    story: { id: story.id, author: null, company: 'Slow Afternoon' },
  })
  expect(described.find(({ type }) => type === 'member')).toMatchObject({
    member: { handle: 'lantern', name: 'Lantern Lee', staff: false },
  })
})
