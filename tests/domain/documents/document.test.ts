import { expect, test } from 'vitest'
import { documentKinds, documentProblem, partsOf } from '#app/domain/documents/document.ts'
import { starterText } from '#app/domain/documents/starter-text.ts'
import { settings, type SettingKey } from '#app/registry/settings/index.ts'

const setting = ((key: SettingKey) => settings[key].default) as Parameters<typeof starterText>[2]

test('a text is cut at its second-level headings, and each part has a key', () => {
  expect(partsOf('Before.\n\n## One {#first}\nA\n### Below\nB\n## Two\nC')).toEqual([
    { key: '', title: '', body: 'Before.' },
    { key: 'first', title: 'One', body: 'A\n### Below\nB' },
    { key: 'part-2', title: 'Two', body: 'C' },
  ])
})

test.each([
  ['no rule at all', 'Be nice.', 'Be nice.', { field: 'textEn', key: 'legal.errors.rules' }],
  ['a rule without a key', '## Be nice', '## Be nice', { field: 'textEn', key: 'legal.errors.ruleKey' }],
  ['a key that is there twice', '## A {#a}\n## B {#a}', '## A {#a}', { field: 'textEn', key: 'legal.errors.keyTwice' }],
  ['other rules in the other language', '## A {#a}', '## B {#b}', { field: 'textKo', key: 'legal.errors.otherKeys' }],
  ['another order', '## A {#a}\n## B {#b}', '## B {#b}\n## A {#a}', { field: 'textKo', key: 'legal.errors.otherKeys' }],
])('guidelines with %s are refused', (_what, en, ko, problem) => {
  expect(documentProblem('guidelines', en, ko)).toEqual(problem)
})

test('terms need no keys, but no heading may have the key of another', () => {
  expect(documentProblem('terms', '## One\n## Two', '전문')).toBeNull()
  expect(documentProblem('terms', '## One {#a}', '## 하나 {#a}\n## 둘 {#a}')).toMatchObject({ field: 'textKo' })
})

test.each(documentKinds)('the starting text of %s is whole in both languages, with no place left unfilled', (kind) => {
  const [en, ko] = (['en', 'ko'] as const).map((locale) => starterText(kind, locale, setting))
  expect(documentProblem(kind, en ?? '', ko ?? '')).toBeNull()
  expect(partsOf(en ?? '').map(({ key }) => key)).toEqual(partsOf(ko ?? '').map(({ key }) => key))
  expect(`${en}${ko}`).not.toMatch(/\{\{|\}\}|undefined/)
  expect(ko).not.toMatch(/[해어]요[. ]/)
})

test('texts that come with the product call the site by its name in each language, and lead to the contact page', () => {
  const named = ((key: SettingKey) => (key === 'site.nameKo' ? '하루와트' : setting(key))) as typeof setting
  const ko = documentKinds.map((kind) => starterText(kind, 'ko', named)).join('\n')
  expect(ko).toContain('하루와트는')
  expect(ko).not.toMatch(/\(는\)|\(과\)|\(와\)|\(를\)|\(으\)로/)
  expect(ko).toContain('[문의 페이지](/feedback/new)')
  expect(starterText('guidelines', 'en', named)).toContain('to [our contact page](/feedback/new) before')
})

test('the privacy policy names the periods of this site', () => {
  const changed = ((key: SettingKey) => (key === 'retention.addressDays' ? 31 : setting(key))) as typeof setting
  expect(starterText('privacy', 'en', changed)).toContain('| 31 days |')
  expect(starterText('privacy', 'ko', changed)).toContain('| 31일 |')
})
