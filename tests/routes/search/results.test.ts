// On both databases: a sample of the pages.
import { expect, test } from 'vitest'
import { loader } from '#app/routes/search/results.tsx'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a visitor gets rows of threads with what was found', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const { thread } = await aThread(community, { by: ann, title: '환불 언제 되나요?' })
  await community.drainJobs()
  const { status, data } = await answerOf(
    loader(routeArgs(community.visitor(), `/search?q=${encodeURIComponent('환불')}`)),
  )
  expect(status).toBe(200)
  expect(data).toMatchObject({
    q: '환불',
    kept: { type: 'thread' },
    next: null,
    hits: [
      {
        hit: {
          id: thread.id,
          title: [
            { text: '환불', hit: true },
            { text: ' 언제 되나요?', hit: false },
          ],
        },
        row: { answers: 0 },
      },
    ],
  })
})

test.each([
  '',
  '?q=',
  '?q=%20',
  '?q=a&type=nonsense',
  `?q=${'x'.repeat(5_000)}`,
  '?q=%00%F0%9F%98%80',
  '?q="><script>alert(1)</script>',
])('an odd address is answered with a page: %s', async (search) => {
  const community = await testApp()
  expect((await answerOf(loader(routeArgs(community.visitor(), `/search${search}`)))).status).toBe(200)
})

test('what one reads in lists is what one finds, with a way to both; the address says otherwise', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  await aThread(community, {
    by: ann,
    title: '라우터 router 연결이 끊어져요',
    body: '어제부터 공유기 연결이 되지 않습니다.',
  })
  await aThread(community, {
    by: ann,
    title: 'The router keeps falling silent',
    body: 'Since yesterday it does not answer.',
  })
  await community.drainJobs()
  const reader = { ...community.visitor(), reads: 'ko' as const }
  const page = async (address: string) =>
    (await answerOf(loader(routeArgs(reader, address)))).data as {
      hits: { hit: { lang: string } }[]
      language: { shown: string | null; choices: { choice: string; href: string }[] } | null
    }
  const langs = async (address: string) => (await page(address)).hits.map(({ hit }) => hit.lang).toSorted()
  expect(await langs('/search?q=router')).toEqual(['ko'])
  expect(await langs('/search?q=router&lang=all')).toEqual(['en', 'ko'])
  expect(await langs('/search?q=router&lang=en')).toEqual(['en'])
  expect(await langs('/search?q=router+lang%3Aen')).toEqual(['en'])
  expect((await page('/search?q=router')).language).toMatchObject({
    shown: 'ko',
    choices: expect.arrayContaining([{ choice: 'all', href: '/search?q=router&lang=all', current: false }]) as unknown,
  })
  expect((await page('/search?q=ann&type=member')).language).toBeNull()
})

test('a page marker that is not ours is refused', async () => {
  const community = await testApp()
  expect((await answerOf(loader(routeArgs(community.visitor(), '/search?q=meter&cursor=zzz')))).status).toBe(422)
})
