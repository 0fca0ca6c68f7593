import { expect, test } from 'vitest'
import { saveSynonyms } from '#app/domain/search/save-synonyms.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('lines are kept as words with = between them, empty ones left out', async () => {
  const app = await testApp()
  const ada = app.as(await aMember(app, 'ada'))
  await saveSynonyms(ada, { ko: '어플=앱\n\n  비번 , 비밀번호 ', en: '' })
  expect(ada.setting('search.synonymsKo')).toEqual(['어플 = 앱', '비번 = 비밀번호'])
  expect(ada.setting('search.synonymsEn')).toEqual([])
})

test('a line without two words is refused with its number, and nothing is saved', async () => {
  const app = await testApp()
  const ada = app.as(await aMember(app, 'ada'))
  const before = ada.setting('search.synonymsEn')
  await expect(saveSynonyms(ada, { ko: '어플 = 앱', en: 'app = application\nphone' })).rejects.toMatchObject({
    kind: 'invalid',
    fields: { en: { key: 'search.error.needsTwo', params: { line: 2, text: 'phone' } } },
  })
  expect(ada.setting('search.synonymsEn')).toBe(before)
})

test('only an admin changes them', async () => {
  const app = await testApp()
  const mo = app.as(await aMember(app, 'mo'))
  await expect(saveSynonyms(mo, { ko: '', en: '' })).rejects.toMatchObject({ kind: 'forbidden' })
})
