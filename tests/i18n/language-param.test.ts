import { expect, test } from 'vitest'
import { languageInAddress, withoutLanguage } from '#app/i18n/language-param.ts'

test('an address may ask for one of the languages, and for nothing else', () => {
  expect(languageInAddress('/rules?hl=ko')).toBe('ko')
  expect(languageInAddress('/threads?lang=ko&hl=en')).toBe('en')
  expect(languageInAddress('/rules?hl=de')).toBeNull()
  expect(languageInAddress('/hl=ko')).toBeNull()
})

test('the language is taken out of an address and everything else stays', () => {
  expect(withoutLanguage('/rules?hl=ko')).toBe('/rules')
  expect(withoutLanguage('/threads?hl=ko&lang=en')).toBe('/threads?lang=en')
  expect(withoutLanguage('/threads')).toBe('/threads')
})
