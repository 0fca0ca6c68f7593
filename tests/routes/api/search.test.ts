import { expect, test } from 'vitest'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { callApi } from './call-api.ts'

test('everybody may search, without a token', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const { thread } = await aThread(community, { by: ann, title: 'Heat pump is loud', body: 'It hums <b>loud</b>ly' })
  await community.drainJobs()
  const { status, body } = await callApi(community, null, { at: '/search?q=loud&type=thread' })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    next: null,
    items: [
      { type: 'thread', id: thread.id, title: 'Heat pump is loud', url: `/threads/${thread.id}/heat-pump-is-loud` },
    ],
  })
  const like = await callApi(community, null, { at: '/similar?title=my+heat+pump+is+noisy' })
  expect(like.body).toMatchObject({ next: null, items: [{ type: 'thread', id: thread.id }] })
})

test('the operators of the page hold, a language can be asked for, and each hit names its own', async () => {
  const community = await testApp()
  const ann = await aMember(community, 'ann')
  const korean = await aThread(community, {
    by: ann,
    title: '라우터 router 연결이 끊어져요',
    body: '어제부터 공유기 연결이 되지 않습니다.',
    tags: ['wifi'],
  })
  const english = await aThread(community, {
    by: ann,
    title: 'The router keeps falling silent',
    body: 'Since yesterday it does not answer.',
  })
  await community.drainJobs()
  const found = async (at: string) =>
    (await callApi(community, null, { at })).body as {
      items: { id: string; lang: string; snippetLang: string }[]
    }
  const ids = async (at: string) => (await found(at)).items.map(({ id }) => id).toSorted()
  expect(await ids('/search?q=router')).toEqual([korean.thread.id, english.thread.id].toSorted())
  expect(await ids('/search?q=router+tag:wifi+category:general+is:unsolved')).toEqual([korean.thread.id])
  expect(await ids('/search?q=router+-tag:wifi')).toEqual([english.thread.id])
  expect(await ids('/search?q=router&lang=en')).toEqual([english.thread.id])
  expect((await found('/search?q=router&lang=ko')).items).toMatchObject([{ lang: 'ko', snippetLang: 'ko' }])
})

test.each([
  '/search',
  '/search?q=',
  '/search?q=a&type=post',
  '/search?q=a&lang=fr',
  '/search?q=a&limit=0',
  '/search?q=a&limit=1000',
  '/search?q=a&cursor=zzz',
])('%s is refused with the field that is wrong', async (at) => {
  const community = await testApp()
  const { status, body } = await callApi(community, null, { at })
  expect(status).toBe(422)
  expect(body).toMatchObject({ code: 'invalid', errors: [{ message: expect.any(String) as string }] })
})
