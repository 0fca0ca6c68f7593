import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settingOptionKey } from '#app/components/parts/setting-value.ts'
import { locales, type Locale } from '#app/i18n/index.ts'
import { settings } from '#app/registry/settings/index.ts'

type Texts = { [key: string]: string | Texts }

/** Words that may not appear in a text, and what to write instead: docs/writing.md. */
const avoided: Record<Locale, [RegExp, string][]> = {
  en: [
    [/\b(?:nobody|somebody|anybody|everybody)\b/i, 'no one or a noun: “No members found”, “Another moderator decides”'],
    [/\bstand(?:s|ing)? (?:in|on|at|beside|first|still|there|under)\b/i, 'appear, be shown'],
    [/\bby itself\b/i, 'automatically'],
    [/\bin all\b(?! )/i, 'in total'],
    [/\banew\b/i, 'again'],
    [/\b(?:take|takes|taken|taking|took) (?:\w+ ){0,3}back\b/i, 'undo, withdraw, revoke or reverse'],
    [/\b(?:bring|brings|brought) (?:\w+ ){0,2}back\b(?! to)/i, 'restore'],
    [/\b(?:hand|handed|hands) in\b/i, 'submit'],
    [/\bturn(?:s|ed)? down\b/i, 'reject'],
    [/\bground\b/i, 'condition, reason'],
    [/\b(?:each|the|these|its|next) bars?\b/i, 'threshold'],
    [/\bstandard:/i, 'Default:'],
    [/\bearlier texts?\b/i, 'edit history, earlier versions'],
    [/\bpresent (?:one|text|password|state)\b/i, 'current'],
    [/\bvouch/i, 'endorse'],
    [/\bobjections?\b/i, 'appeal'],
    [/\bvot(?:e|es|ed) (?:\w+ )?(?:up|down)\b/i, 'upvote, downvote'],
    [/\bbelongs? together\b/i, 'say what is wrong'],
    [/\bfor good\b/i, 'permanently'],
    [/\b(?:cue|hash)(?:es|s)?\b/i, 'leave it out: a word of the implementation'],
    [/’/, 'the straight apostrophe'],
    [/[\d}] %/, 'no space before %'],
  ],
  ko: [],
}

test.each(locales)('texts in %s keep to the words of docs/writing.md', (locale) => {
  const found = textsOf(locale).flatMap(([place, text]) =>
    avoided[locale]
      .filter(([word]) => word.test(text.replaceAll(/\{\{.*?\}\}/g, '{}')))
      .map(([word, instead]) => `${place}: “${text}” has ${String(word)}; write: ${instead}`),
  )
  expect(found).toEqual([])
})

test.each(locales)('every option of a setting has a name in %s', (locale) => {
  const named = new Set(textsOf(locale).map(([place]) => place))
  const needed = Object.entries(settings).flatMap(([key, entry]) =>
    entry.kind === 'choice' ? entry.options.map((option): string => settingOptionKey(key, option)) : [],
  )
  expect(needed.filter((place) => !named.has(place))).toEqual([])
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
