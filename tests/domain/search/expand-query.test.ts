// On both databases: words and tags are found by ranges of an index.
import { expect, test } from 'vitest'
import { changeSetting } from '#app/core/change-setting.server.ts'
import { addSynonym } from '#app/domain/catalogue/add-synonym.server.ts'
import { tagsBeginning } from '#app/domain/catalogue/queries/choices.server.ts'
import { expandQuery } from '#app/domain/search/expand-query.server.ts'
import { parseQuery } from '#app/domain/search/query-language.ts'
import { search } from '#app/domain/search/search.server.ts'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const firstFound = async (app: TestApp, q: string) =>
  (await search(app.visitor(), { q, type: 'thread', limit: 5, cursor: null })).items[0]?.id

test('first consonants find a word of a title, and of a text where no title has one', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const invoice = await aThread(app, { by: ann, title: '세금계산서를 받는 메일', body: '고객센터에 물었어요.' })
  const refund = await aThread(app, { by: ann, title: '환불 신청한 지 3주', body: '연락이 없어요.' })
  await app.drainJobs()
  expect(await firstFound(app, 'ㅅㄱㄱㅅㅅ')).toBe(invoice.thread.id)
  expect(await firstFound(app, 'ㅎㅂ ㅅㅊ')).toBe(refund.thread.id)
  expect(await firstFound(app, 'ㄱㄱㅅㅌ')).toBe(invoice.thread.id)
  const { alternatives } = await expandQuery(app.visitor(), parseQuery('ㅎㅂ'))
  expect(alternatives).toEqual([{ words: ['ㅎㅂ'], instead: ['환불'], from: 'consonants' }])
  expect((await expandQuery(app.visitor(), parseQuery('ㅎㅎ'))).alternatives).toEqual([])
})

test('synonyms work both ways, with endings, and as an admin changed them', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const admin = app.as(await aMember(app, 'ada'))
  const panel = await aThread(app, { by: ann, title: '분전반에 빈 칸이 없는데', body: '어디에 다나요?' })
  const twice = await aThread(app, { by: ann, title: 'Charged twice for one month', body: 'Why?' })
  await app.drainJobs()
  expect(await firstFound(app, '두꺼비집에')).toBe(panel.thread.id)
  expect(await firstFound(app, 'double billing')).toBe(twice.thread.id)
  expect(await firstFound(app, '누전함')).toBeUndefined()
  await changeSetting(admin, 'search.synonymsKo', '누전함 = 분전반')
  expect(await firstFound(app, '누전함')).toBe(panel.thread.id)
  expect(await firstFound(app, '두꺼비집')).toBeUndefined()
})

test('a tag is found by its other names, and completed by first consonants', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const admin = app.as(await aMember(app, 'ada'))
  const solar = await aThread(app, { by: ann, title: 'Output on a cloudy day', body: 'It is low.', tags: ['발전량'] })
  const { id } = await app.app.platform.open.db
    .selectFrom('tag')
    .select('id')
    .where('name', '=', '발전량')
    .executeTakeFirstOrThrow()
  await addSynonym(admin, { id, synonym: '솔라패널' })
  await app.drainJobs()
  expect(await firstFound(app, '솔라패널')).toBe(solar.thread.id)
  expect((await tagsBeginning(app.visitor(), 'ㅂㅈㄹ', 5)).map(({ name }) => name)).toEqual(['발전량'])
  expect((await tagsBeginning(app.visitor(), 'ㅅㄹㅍ', 5)).map(({ name }) => name)).toEqual(['발전량'])
  expect(await tagsBeginning(app.visitor(), 'ㅂㅈㅎ', 5)).toEqual([])
})

test('a word is found where it is written apart, and two where they are written as one', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const apart = await aThread(app, { by: ann, title: 'A meter in the guest house', body: 'How?' })
  const together = await aThread(app, { by: ann, title: 'My farmhouse has no signal', body: 'Why?' })
  await app.drainJobs()
  expect(await firstFound(app, 'guesthouse')).toBe(apart.thread.id)
  expect(await firstFound(app, 'farm house')).toBe(together.thread.id)
})

test('the page of results names what was also searched for where it is in them, and what was left out', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, title: '분전반에 빈 칸이 없는데', body: '어디에 다나요?' })
  const found = async (q: string) => search(app.visitor(), { q, type: 'thread', limit: 5, cursor: null })
  await app.drainJobs()
  expect(await found('두꺼비집')).toMatchObject({ also: ['분전반'], excluded: [] })
  expect(await found('분전반')).toMatchObject({ also: [], excluded: [] })
  expect(await found('분전반 -가족')).toMatchObject({ also: [], excluded: ['가족'] })
})

test('first consonants tell nothing of a hidden thread', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const hidden = await aThread(app, { by: ann, title: '회계부정 이야기', body: '비밀이에요.' })
  await app.drainJobs()
  await removePost(app.as(ann), { postId: hidden.thread.opening_post_id })
  const found = await search(app.visitor(), { q: 'ㅎㄱㅂㅈ', type: 'thread', limit: 5, cursor: null })
  expect(found).toMatchObject({ items: [], also: [], corrected: null })
})
