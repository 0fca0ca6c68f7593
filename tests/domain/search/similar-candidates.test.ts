// On both databases: the full-text indexes differ.
import { expect, test } from 'vitest'
import { similarCandidates } from '#app/domain/search/similar-candidates.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('ranks every thread that shares a telling word, as far as the limit', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const close = await aThread(community, { by: ann, title: '보일러가 새벽에 꺼져요', body: '불이 들어오지 않습니다.' })
  const far = await aThread(community, { by: ann, title: '보일러 요금이 궁금해요', body: '얼마나 나올까요?' })
  await aThread(community, { by: ann, title: 'Something else', body: 'Entirely.' })
  await community.drainJobs()
  const ids = async (limit: number): Promise<string[]> =>
    (await similarCandidates(community.visitor(), '새벽에 보일러 꺼짐', limit)).map(({ subjectId }) => subjectId)
  expect(await ids(10)).toEqual([close.thread.id, far.thread.id])
  expect(await ids(1)).toEqual([close.thread.id])
})
