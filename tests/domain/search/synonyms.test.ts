import { expect, test } from 'vitest'
import { readLine, synonymKey, synonymsOf } from '#app/domain/search/synonyms.ts'
import { settings } from '#app/registry/settings/index.ts'

test('every word of a line has the others, whatever its case, signs and endings', () => {
  const synonyms = synonymsOf(['어플 = 앱', 'Log-in = sign in', 'charged twice = double billing'])
  expect(synonyms.get(synonymKey('앱'))).toEqual(['어플'])
  expect(synonyms.get(synonymKey('어플'))).toEqual(['앱'])
  expect(synonyms.get(synonymKey('login'))).toEqual(['sign in'])
  expect(synonyms.get(synonymKey('Charge twice'))).toEqual(['double billing'])
  expect(synonyms.get(synonymKey('double billed'))).toEqual(['charged twice'])
})

test('a word of several lines has the words of all of them', () => {
  expect(synonymsOf(['알람 = 알림', '푸시 = 알림']).get(synonymKey('알림'))).toEqual(['알람', '푸시'])
})

test('a line without two words says what it lacks', () => {
  expect(readLine('어플')).toEqual({ problem: 'needsTwo' })
  expect(readLine('어플 = ')).toEqual({ problem: 'needsTwo' })
  expect(readLine('!! = 앱')).toEqual({ problem: 'noWord' })
  expect(readLine(`앱 = ${'a'.repeat(61)}`)).toEqual({ problem: 'wordTooLong' })
  expect(synonymsOf(['어플', '앱 = 어플']).size).toBe(2)
})

test.each(['search.synonymsKo', 'search.synonymsEn'] as const)(
  '%s begins with some 80 lines, each of them whole',
  (key) => {
    const lines = settings[key].default
    expect(lines.length).toBeGreaterThanOrEqual(75)
    expect(lines.filter((line) => !('words' in readLine(line)))).toEqual([])
  },
)
