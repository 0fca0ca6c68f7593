import { expect, test } from 'vitest'
import { countNewResponses } from '#app/domain/threads/answers/count-new-responses.server.ts'
import { suggestThreads } from '#app/domain/threads/suggest-threads.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('threads are offered by words of their title, and none that is not public, to nobody', async () => {
  const site = await testApp()
  const ann = await aMember(site, 'ann')
  const meter = await aThread(site, { by: ann, title: '미터가 0 W로 보여요' })
  const gone = await aThread(site, { by: ann, title: '미터가 멈췄어요' })
  await removePost(site.as(ann), { postId: gone.post.id })
  const titles = async (typed: string) => (await suggestThreads(site.as(ann), typed, 8)).map(({ title }) => title)
  expect(await titles('미터')).toEqual(['미터가 0 W로 보여요'])
  expect(await titles('0 미터')).toEqual(['미터가 0 W로 보여요'])
  expect(await titles(meter.thread.id.slice(0, 12))).toEqual(['미터가 0 W로 보여요'])
  expect(await titles('%')).toEqual([])
  expect(await titles(' ')).toEqual([])
})

test('a writer is told how many others answered since, without their own and without what was removed', async () => {
  const site = await testApp()
  const { ann, bob } = await people(site, 'ann', 'bob')
  const to = await aThread(site, { by: ann })
  await anAnswer(site, { to, by: bob })
  const since = site.clock.now()
  site.clock.advance({ minutes: 1 })
  expect(await countNewResponses(site.as(ann), to.thread.id, since)).toEqual({ count: 0, href: null })
  const first = await anAnswer(site, { to, by: bob })
  const second = await anAnswer(site, { to, by: bob })
  await anAnswer(site, { to, by: ann })
  expect(await countNewResponses(site.as(ann), to.thread.id, since)).toEqual({
    count: 2,
    href: `/threads/${to.thread.id}/${to.thread.slug}?order=oldest#${first.id}`,
  })
  await removePost(site.as(bob), { postId: second.id })
  expect((await countNewResponses(site.as(ann), to.thread.id, since)).count).toBe(1)
  await expect(countNewResponses(site.visitor(), 'thr_nothing', since)).toFailWith('not_found')
})
