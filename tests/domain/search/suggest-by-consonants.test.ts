// On both databases: the full-text indexes differ.
import { expect, test } from 'vitest'
import { indexMember } from '#app/domain/search/index-member.server.ts'
import { search } from '#app/domain/search/search.server.ts'
import { suggestByConsonants } from '#app/domain/search/suggest-by-consonants.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('a member is found by the first consonants of the name, or of the given name', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'seoyeon', { name: '김서연' })
  const bob = await aMember(app, 'junho', { name: '박 준호' })
  for (const { memberId } of [ann, bob]) await indexMember(app.as(ann), { memberId: memberId ?? '' })
  const handles = async (typed: string): Promise<string[]> =>
    (await suggestByConsonants(app.as(ann), typed, 8)).map(({ handle }) => handle)
  expect(await handles('ㄱㅅㅇ')).toEqual(['seoyeon'])
  expect(await handles('ㅅㅇ')).toEqual(['seoyeon'])
  expect(await handles('ㅂㅈㅎ')).toEqual(['junho'])
  expect(await handles('ㅎㅎㅎㅎ')).toEqual([])
  const { items } = await search(app.visitor(), { q: 'ㅈㅎ', type: 'member', limit: 5, cursor: null })
  expect(items.map(({ id }) => id)).toEqual([bob.memberId])
})
