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
  ko: [
    [/(?:니다|니까)(?![가-힣])|(?<!니)다(?=[.!?](?:\s|$))/, '해요체'],
    [/까닭/, '이유'],
    [/지우기|지워[져요야집]|지[우운]|지웠/, '삭제'],
    [/지켜보|지켜봐|구독/, '팔로우'],
    [/답글|의견 쓰기/, '댓글'],
    [/편집자/, '큐레이터'],
    [/글쓴이/, '작성자'],
    [/운영진/, '운영자'],
    [/핸들/, '아이디'],
    [/낱말/, '단어'],
    [/보증|직원 ?추천|직원이 추천/, '직원 인증'],
    [/나도 그래요|나도 겪었/, '나도 겪음'],
    [/고친 기록|고치기/, '수정 기록, 수정'],
    [/(?:\}|\d|새|앞|이전)\s?판(?![가-힣])/, '버전'],
    [/되살[리려아]/, '복원'],
    [/거두[어기면]|거둬|거뒀/, '철회, 배지와 포인트는 회수'],
    [/저절로/, '자동으로'],
    [/견[주줘]/, '비교'],
    [/묶[이였임]/, '사용 대기'],
    [/떠나려/, '해지 의사'],
    [/덕분에/, '이유를 그대로'],
    [
      /\{\}[”’"']?(?:[을를은는과와로]|[이가](?![가-힣])|으로|이?에요|예요)(?![가-힣(])/,
      '을(를), 은(는), (으)로, 또는 조사 없는 문장',
    ],
    [/신뢰 \{\}등급/, '신뢰 등급 {}'],
  ],
}

/** Files or keys of legal texts, the only Korean in 합니다체. */
const legal: readonly string[] = ['legal.', 'mail.legal.']

/** What the demo is about: the product's own texts know nothing of it. */
const ofTheDemo =
  /haruwatt|\b(?:water|smart|the) meter\b|firmware|electric|kWh|하루와트|미터(?!법)|펌웨어|클램프|전기요금|검침/i

test.each(locales)('texts in %s keep to the words of docs/writing.md', (locale) => {
  const found = textsOf(locale).flatMap(([place, text]) =>
    avoided[locale]
      .filter(([word]) => word.test(text.replaceAll(/\{\{.*?\}\}/g, '{}')) && !legal.some((at) => place.startsWith(at)))
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

test.each(locales)('no text in %s speaks of what the demo sells', (locale) => {
  expect(textsOf(locale).filter(([, text]) => ofTheDemo.test(text))).toEqual([])
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
