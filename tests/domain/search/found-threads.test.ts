import { expect, test } from 'vitest'
import { foundThreads } from '#app/domain/search/found-threads.server.ts'
import type { FoundFilter } from '#app/domain/search/found-threads.server.ts'
import { acceptAnswer } from '#app/domain/threads/accept-answer.server.ts'
import { aCategory, anAnswer, aThread } from '#tests/factories/threads.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a search takes the same filters and orders as the list, page by page', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const bob = await aMember(community, 'bob')
  await aCategory(community, 'billing')
  const solved = await aThread(community, { by: ann, title: 'The kettle whistles', tags: ['steam'] })
  const answer = await anAnswer(community, { to: solved, by: bob })
  await acceptAnswer(community.as(ann), { postId: answer.id })
  community.clock.advance({ hours: 1 })
  const talk = await aThread(community, { by: ann, title: 'Kettle talk for everyone', kind: 'discussion', category: 'billing' })
  community.clock.advance({ hours: 1 })
  const open = await aThread(community, { by: ann, title: 'Kettle, kettle' })
  await aThread(community, { by: ann, title: 'Not about that' })
  await community.drainJobs()

  const found = async (filter: FoundFilter): Promise<string[]> => (await foundThreads(community.visitor(), 'kettle', filter, { limit: 10, cursor: null })).items.map(({ id }) => id)
  expect((await found({})).toSorted()).toEqual([solved, talk, open].map(({ thread }) => thread.id).toSorted())
  expect(await found({ sort: 'new' })).toEqual([open, talk, solved].map(({ thread }) => thread.id))
  expect(await found({ state: 'solved' })).toEqual([solved.thread.id])
  expect(await found({ state: 'unsolved' })).toEqual([open.thread.id])
  expect(await found({ kind: 'discussion' })).toEqual([talk.thread.id])
  expect(await found({ category: 'billing' })).toEqual([talk.thread.id])
  expect(await found({ tag: 'Steam' })).toEqual([solved.thread.id])

  const first = await foundThreads(community.visitor(), 'kettle', { sort: 'new' }, { limit: 2, cursor: null })
  const second = await foundThreads(community.visitor(), 'kettle', { sort: 'new' }, { limit: 2, cursor: first.next })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([open, talk, solved].map(({ thread }) => thread.id))
  expect(second.next).toBeNull()
})
