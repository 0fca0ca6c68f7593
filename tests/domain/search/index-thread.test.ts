import { expect, test } from 'vitest'
import { indexThread } from '#app/domain/search/index-thread.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { editPost } from '#app/domain/threads/edits/edit-post.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { restorePost } from '#app/domain/threads/upkeep/restore-post.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aComment, anAnswer, aProduct, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

test('title, question, answers, comments, tags and product are found', async () => {
  const community = await testApp()
  const { ann, bob } = await people(community, 'ann', 'bob')
  const product = await aProduct(community, 'thermostat')
  const asked = await aThread(community, {
    by: ann,
    title: '계량기가 이상해요',
    body: '어제부터 그래프가 튑니다.',
    tags: ['배터리'],
    product,
  })
  await anAnswer(community, { to: asked, by: bob, body: 'Restart the `gateway` first.' })
  await aComment(community, { to: asked, by: bob, body: '혹시 공유기를 바꾸셨나요?' })
  await community.drainJobs()
  for (const q of ['계량기', '그래프', 'gateway', '공유기', '배터리', 'thermostat'])
    expect(await found(community, q), q).toEqual([asked.thread.id])
})

test('an edited text is found by its new words only', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const asked = await aThread(community, { by: ann, body: 'The dishwasher is loud.' })
  await community.drainJobs()
  await editPost(community.as(ann), { postId: asked.post.id, body: 'The refrigerator is loud.', revision: 1 })
  await community.drainJobs()
  expect(await found(community, 'dishwasher')).toEqual([])
  expect(await found(community, 'refrigerator')).toEqual([asked.thread.id])
})

test('a removed answer is no longer found, and is again when it is back', async () => {
  const community = await testApp()
  const { ann, bob } = await people(community, 'ann', 'bob')
  const asked = await aThread(community, { by: ann })
  const answer = await anAnswer(community, { to: asked, by: bob, body: 'Press the turquoise button.' })
  await community.drainJobs()
  expect(await found(community, 'turquoise')).toEqual([asked.thread.id])
  await removePost(community.as(bob), { postId: answer.id })
  await community.drainJobs()
  expect(await found(community, 'turquoise')).toEqual([])
  await restorePost(community.as(bob), { postId: answer.id })
  await community.drainJobs()
  expect(await found(community, 'turquoise')).toEqual([asked.thread.id])
})

test('a thread that is not visible leaves the index, and indexing it twice is the same as once', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const { thread } = await aThread(community, { by: ann })
  await community.drainJobs()
  const ctx = community.app.context()
  await indexThread(ctx, { threadId: thread.id })
  await indexThread(ctx, { threadId: thread.id }, { force: true })
  expect(await documents(community)).toEqual([thread.id])
  await community.app.platform.open.db
    .updateTable('thread')
    .set({ state: 'hidden' })
    .where('id', '=', thread.id)
    .execute()
  await indexThread(ctx, { threadId: thread.id })
  await indexThread(ctx, { threadId: thread.id })
  expect(await documents(community)).toEqual([])
})

test('a very long thread is indexed as far as there is room, the accepted answer before the others', async () => {
  const community = await testApp()
  const { ann, bob } = await people(community, 'ann', 'bob')
  const asked = await aThread(community, { by: ann, body: 'How long is long?' })
  for (const word of ['one', 'two', 'three', 'four'])
    await anAnswer(community, {
      to: asked,
      by: bob,
      body: `${`${'가나다라마바사 '.repeat(60)}\n\n`.repeat(64)}${word}end`,
    })
  await community.drainJobs()
  expect(await found(community, 'oneend')).toEqual([asked.thread.id])
  expect(await found(community, 'fourend')).toEqual([])
})

async function found(community: TestApp, q: string): Promise<string[]> {
  const { items } = await search(community.visitor(), { q, type: 'thread', limit: 10, cursor: null })
  return items.filter(({ partial }) => !partial).map(({ id }) => id)
}

async function documents({ app }: TestApp): Promise<string[]> {
  return (
    await app.platform.open.reader
      .selectFrom('search_document')
      .select('subject_id')
      .where('type', '=', 'thread')
      .execute()
  ).map((row) => row.subject_id)
}
