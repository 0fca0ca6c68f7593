import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { locales, type Locale } from '#app/i18n/index.ts'
import { en } from '#app/i18n/locales/en.ts'
import { ko } from '#app/i18n/locales/ko.ts'
import { placesBelow } from './source-files.ts'

type Texts = { [key: string]: string | Texts }

const folder = 'app/i18n/locales'
const registered: Record<Locale, Texts> = { en, ko }
const filesOf = (locale: Locale) => readdirSync(`${folder}/${locale}`).sort()
const read = (locale: Locale, file: string) => JSON.parse(readFileSync(`${folder}/${locale}/${file}`, 'utf8')) as Texts
const others = locales.filter((locale) => locale !== 'en')

test('every language has the same files, and every file is registered', () => {
  for (const locale of locales) {
    expect(filesOf(locale)).toEqual(filesOf('en'))
    expect(
      Object.keys(registered[locale])
        .map((name) => `${name}.json`)
        .sort(),
    ).toEqual(filesOf(locale))
  }
})

test.each(filesOf('en'))('%s says the same things in every language', (file) => {
  const source = new Set(flat(read('en', file)).map(([key]) => withoutPlural(key)))
  for (const locale of others) {
    const translated = new Set(flat(read(locale, file)).map(([key]) => withoutPlural(key)))
    expect(
      [...translated].filter((key) => !source.has(key)),
      `only in ${locale}/${file}`,
    ).toEqual([])
    expect(
      [...source].filter((key) => !translated.has(key)),
      `missing in ${locale}/${file}`,
    ).toEqual([])
  }
})

test.each(filesOf('en'))('%s has the plural forms each language needs, and no others', (file) => {
  for (const locale of locales) {
    const forms = Map.groupBy(
      flat(read(locale, file))
        .map(([key]) => key)
        .filter(isPlural),
      withoutPlural,
    )
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted()
    for (const [key, found] of forms) {
      expect(found.map((name) => name.slice(key.length + 1)).sort(), `${locale}/${file}: ${key}`).toEqual(needed)
    }
  }
})

test.each(filesOf('en'))('%s fills the same places in every language', (file) => {
  const source = placesByKey(read('en', file))
  for (const locale of others) {
    for (const [key, places] of placesByKey(read(locale, file))) {
      // A language may leave out the number of a plural form ("one answer"), never invent a place.
      const allowed = source.get(key) ?? new Set()
      expect(
        [...places].filter((place) => !allowed.has(place)),
        `${locale}/${file}: ${key} has places the source has not`,
      ).toEqual([])
      expect(
        [...allowed].filter((place) => !places.has(place) && place !== 'count'),
        `${locale}/${file}: ${key} lost places`,
      ).toEqual([])
    }
  }
})

test.each(filesOf('en'))(
  '%s has its keys in the same order in every language, so that two files are read side by side',
  (file) => {
    const order = (locale: Locale) => [...new Set(flat(read(locale, file)).map(([key]) => withoutPlural(key)))]
    for (const locale of others) expect(order(locale), `${locale}/${file}`).toEqual(order('en'))
  },
)

test('no text is empty or has space around it', () => {
  const bad = locales.flatMap((locale) =>
    filesOf(locale).flatMap((file) =>
      flat(read(locale, file))
        .filter(([, text]) => text.trim() === '' || (text.trim() !== text && !spoken.has(text)))
        .map(([key]) => `${locale}/${file}: ${key}`),
    ),
  )
  expect(bad).toEqual([])
})

/** Read aloud right before a figure: the space belongs to them. */
const spoken = new Set(['After ', 'Before ', '후 ', '전 '])

function flat(node: Texts, at = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${at}${key}`, value] as [string, string]] : flat(value, `${at}${key}.`),
  )
}

function isPlural(key: string): boolean {
  return /_(?:zero|one|two|few|many|other)$/.test(key)
}

function withoutPlural(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '')
}

function placesByKey(texts: Texts): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>()
  for (const [key, text] of flat(texts)) {
    const name = withoutPlural(key)
    const found = places.get(name) ?? new Set<string>()
    for (const [, place] of text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)) if (place) found.add(place)
    places.set(name, found)
  }
  return places
}

test('every text is used: its key stands in the code, or a template makes it', () => {
  const sources = placesBelow('app', 'scripts')
    .filter((place) => /\.tsx?$/.test(place) && !place.startsWith('app/i18n/locales/'))
    .map((place) => readFileSync(place, 'utf8'))
    .join('\n')
  const written = new Set([...sources.matchAll(/['"`]([a-zA-Z]+(?:\.[\w-]+)+)['"`]/g)].map(([, key = '']) => key))
  const made = [...sources.matchAll(/`([a-zA-Z]+\.(?:[\w.-]|\$\{(?:[^{}]|\{[^{}]*\})*\})*)`/g)]
    .map(([, template = '']) => template)
    .filter((template) => template.includes('${'))
    .map((template) => ({
      // Most keys begin otherwise, and looking at that costs nothing.
      start: template.slice(0, template.indexOf('${')),
      whole: new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '[\\w.-]+')}$`),
    }))
  const keys = filesOf('en').flatMap((file) =>
    flat(read('en', file)).map(([key]) => withoutPlural(`${file.replace('.json', '')}.${key}`)),
  )
  const isMade = (key: string): boolean => made.some(({ start, whole }) => key.startsWith(start) && whole.test(key))
  expect([...new Set(keys)].filter((key) => !written.has(key) && !isMade(key))).toEqual([])
})
