// On both databases: the full-text indexes differ.
import { expect, test } from 'vitest'
import { foundThreads, type FoundFilter } from '#app/domain/search/found-threads.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a search takes the same filters and orders as the list, page by page', async () => {
  const community = await testApp()
  const { ann, bob } = await people(community, 'ann', 'bob')
  await aCategory(community, 'billing')
  const solved = await aThread(community, { by: ann, title: 'The kettle whistles', tags: ['steam'] })
  const answer = await anAnswer(community, { to: solved, by: bob })
  await acceptAnswer(community.as(ann), { postId: answer.id })
  community.clock.advance({ hours: 1 })
  const talk = await aThread(community, {
    by: ann,
    title: 'Kettle talk for everyone',
    kind: 'discussion',
    category: 'billing',
  })
  community.clock.advance({ hours: 1 })
  const open = await aThread(community, { by: ann, title: 'Kettle, kettle' })
  await aThread(community, { by: ann, title: 'Not about that' })
  await community.drainJobs()

  const found = async (filter: FoundFilter): Promise<string[]> =>
    (await foundThreads(community.visitor(), 'kettle', filter, { limit: 10, cursor: null })).items.map(({ id }) => id)
  expect((await found({})).toSorted()).toEqual([solved, talk, open].map(({ thread }) => thread.id).toSorted())
  expect(await found({ sort: 'new' })).toEqual([open, talk, solved].map(({ thread }) => thread.id))
  expect(await found({ state: 'solved' })).toEqual([solved.thread.id])
  expect(await found({ state: 'unsolved' })).toEqual([open.thread.id])
  expect(await found({ kind: 'discussion' })).toEqual([talk.thread.id])
  expect(await found({ category: 'billing' })).toEqual([talk.thread.id])
  expect((await found({ noStaff: true })).toSorted()).toEqual([solved, open].map(({ thread }) => thread.id).toSorted())
  expect(await found({ state: 'outdated' })).toEqual([])
  expect(await found({ tag: 'Steam' })).toEqual([solved.thread.id])

  const first = await foundThreads(community.visitor(), 'kettle', { sort: 'new' }, { limit: 2, cursor: null })
  const second = await foundThreads(community.visitor(), 'kettle', { sort: 'new' }, { limit: 2, cursor: first.next })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
    [open, talk, solved].map(({ thread }) => thread.id),
  )
  expect(second.next).toBeNull()
})

test('a category counts with what lies below it, a tag by any of its names, however many better matches are elsewhere', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  await aCategory(community, 'devices', { en: 'Devices', ko: '기기' })
  await aCategory(community, 'routers', { en: 'Routers', ko: '공유기' })
  const { db } = community.app.platform.open
  const { id } = await db.selectFrom('category').select('id').where('slug', '=', 'devices').executeTakeFirstOrThrow()
  await db.updateTable('category').set({ parent_id: id }).where('slug', '=', 'routers').execute()
  const below = await aThread(community, {
    by: ann,
    title: 'A kettle beside the router',
    category: 'routers',
    tags: ['steam'],
    body: 'Much else is said here. '.repeat(30),
  })
  for (let n = 0; n < 3; n++) await aThread(community, { by: ann, title: `Kettle kettle ${n}` })
  await community.drainJobs()

  const found = async (filter: FoundFilter): Promise<string[]> =>
    (await foundThreads(community.visitor(), 'kettle', filter, { limit: 10, cursor: null })).items.map(
      (thread) => thread.id,
    )
  expect(await found({ category: 'devices' })).toEqual([below.thread.id])
  expect(await found({ category: 'Routers', tag: 'steam', state: 'unsolved' })).toEqual([below.thread.id])
  expect(await found({ category: 'general' })).toHaveLength(3)
  expect(await found({ category: 'nowhere' })).toEqual([])
})
