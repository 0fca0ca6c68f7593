import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { locales, type Locale } from '#app/i18n/index.ts'

type Texts = { [key: string]: string | Texts }

/** Words that may not appear in a text, and what to write instead: docs/writing.md. */
const avoided: Record<Locale, [RegExp, string][]> = {
  en: [
    [/\bcue\b/i, 'leave it out: the reader knows no cues'],
    [/\bhash\b/i, 'leave it out: the reader knows no hashes'],
    [/\bvouch/i, 'endorse'],
  ],
  ko: [],
}

test.each(locales)('texts in %s keep to the words of docs/writing.md', (locale) => {
  const found = textsOf(locale).flatMap(([place, text]) =>
    avoided[locale]
      .filter(([word]) => word.test(text.replaceAll(/\{\{.*?\}\}/g, '')))
      .map(([word, instead]) => `${place}: “${text}” has ${String(word)}; write: ${instead}`),
  )
  expect(found).toEqual([])
})

function textsOf(locale: Locale): [place: string, text: string][] {
  const folder = `app/i18n/locales/${locale}`
  return readdirSync(folder).flatMap((file) =>
    flat(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Texts, file.replace('.json', '')),
  )
}

function flat(node: Texts, at: string): [place: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${at}.${key}`, value] as [string, string]] : flat(value, `${at}.${key}`),
  )
}
