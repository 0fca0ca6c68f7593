// On both databases: the full-text indexes differ.
import { expect, test } from 'vitest'
import { similarThreads } from '#app/domain/search/similar-threads.server.ts'
import { acceptAnswer } from '#app/domain/threads/answers/accept-answer.server.ts'
import { people } from '#tests/factories/members.ts'
import { anAnswer, aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

test('finds what asks the same in other words, also while the title is still being typed', async () => {
  const { community, refund, heat } = await filled()
  expect(await titlesLike(community, '환불은 며칠 걸리나요')).toEqual([refund.thread.title])
  expect(await titlesLike(community, '환불은 며')).toEqual([refund.thread.title])
  expect(await titlesLike(community, 'my heat pump is so noisy at night, what can I do')).toEqual([heat.thread.title])
})

test('a title that says nothing yet has nothing like it', async () => {
  const { community } = await filled()
  for (const title of ['', ' ', '?', 'zzzz', 'tag:wifi', 'is:solved'])
    expect(await titlesLike(community, title), title).toEqual([])
})

test('a thread is not similar to itself', async () => {
  const { community, refund } = await filled()
  const others = await similarThreads(community.visitor(), refund.thread.title, { except: refund.thread.id })
  expect(others).toEqual([])
})

test('solved threads come first among equals, hidden ones never', async () => {
  const { community, ann, bob } = await filled()
  const solved = await aThread(community, { by: ann, title: 'Firmware stops at 80 percent' })
  const open = await aThread(community, { by: ann, title: 'Firmware stops at 80 percent' })
  const hidden = await aThread(community, { by: ann, title: 'Firmware stops at 80 percent' })
  const answer = await anAnswer(community, { to: solved, by: bob, body: 'Unplug it.' })
  await acceptAnswer(community.as(ann), { postId: answer.id })
  await community.drainJobs()
  await community.app.platform.open.db
    .updateTable('thread')
    .set({ state: 'hidden' })
    .where('id', '=', hidden.thread.id)
    .execute()
  const found = await similarThreads(community.visitor(), 'firmware stuck at 80 percent')
  expect(found.map(({ id }) => id)).toEqual([solved.thread.id, open.thread.id])
})

test('no more than asked for', async () => {
  const { community, ann } = await filled()
  for (let n = 1; n <= 6; n++) await aThread(community, { by: ann, title: `Solar panel number ${n}` })
  await community.drainJobs()
  expect(await similarThreads(community.visitor(), 'solar panel')).toHaveLength(5)
  expect(await similarThreads(community.visitor(), 'solar panel', { limit: 2 })).toHaveLength(2)
})

async function filled() {
  const community = await testApp()
  const { ann, bob } = await people(community, 'ann', 'bob')
  const refund = await aThread(community, {
    by: ann,
    title: '환불 처리 기간이 궁금합니다',
    body: '카드로 결제했는데 며칠 뒤에 들어오나요?',
  })
  const heat = await aThread(community, { by: ann, title: 'Heat pump is loud', body: 'It hums at night.' })
  await aThread(community, { by: ann, title: '설치 기사님 방문 예약', body: '주말에도 되나요?' })
  await community.drainJobs()
  return { community, ann, bob, refund, heat }
}

async function titlesLike(community: TestApp, title: string): Promise<string[]> {
  return (await similarThreads(community.visitor(), title)).map((thread) => thread.title)
}
