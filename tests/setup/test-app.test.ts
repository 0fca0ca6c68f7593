import { expect, test } from 'vitest'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from './test-app.ts'

test('every test begins with an empty database of its own', async () => {
  const [one, other] = await Promise.all([testApp(), testApp()])
  await aMember(one, 'ann')
  const handles = async ({ app }: typeof one): Promise<string[]> =>
    (await app.platform.open.reader.selectFrom('member').select('handle').execute()).map((row) => row.handle)
  expect(await handles(one)).toEqual(['ann'])
  expect(await handles(other)).toEqual([])
})

test('a write happens at the time of the clock, which moves only when told', async () => {
  const community = await testApp()
  const ada = await aMember(community, 'ada')
  community.clock.advance({ hours: 26 })
  expect(await community.as(ada).write((tx) => Promise.resolve(tx.at))).toBe('2026-11-23T11:00:00.000Z')
})

test('a member of the cast acts with the roles of that person', async () => {
  const community = await testApp()
  const sam = await aMember(community, 'sam')
  expect(community.as(sam).actor.roles).toEqual(['member', 'agent'])
  expect(community.visitor().actor.roles).toEqual(['visitor'])
})
