import type { Random } from '#scripts/prove/seeded-random.ts'

/**
 * What spammers write: with a link, with a link to a page on a domain that the site knows, the same text in other words,
 * disguised, with a number to call, copied from the site.
 */
export const spamKinds = ['link', 'knownLink', 'reworded', 'disguised', 'contact', 'copied'] as const
export type SpamKind = (typeof spamKinds)[number]
export type SpamLang = 'ko' | 'en'

/** Of a hundred accounts of a wave, so many are of each kind. */
export const spamShares: Record<SpamKind, number> = {
  link: 20,
  knownLink: 10,
  reworded: 25,
  disguised: 15,
  contact: 20,
  copied: 10,
}

const goods = {
  ko: [
    '태양광 패널',
    '대출',
    '카지노',
    '명품 시계',
    '다이어트약',
    '코인 리딩방',
    '인터넷 가입',
    '과외',
    '중고폰',
    '성형 상담',
  ],
  en: [
    'solar panels',
    'cheap loans',
    'an online casino',
    'replica watches',
    'diet pills',
    'crypto signals',
    'essay help',
    'SEO packages',
    'gift cards',
    'streaming boxes',
  ],
} as const

const lines = {
  ko: [
    '{good} 찾으시는 분 계신가요?',
    '저는 여기서 {good} 알아보고 {n}만원 아꼈어요.',
    '이번 달까지만 {n}% 할인한다고 해요.',
    '상담은 무료이고 당일에 바로 처리됩니다.',
    '후기만 {n}00개가 넘으니 믿으셔도 됩니다.',
    '가족 모두 {good} 바꾸고 만족합니다.',
    '선착순 {n}명에게 사은품도 드려요.',
    '조건 없이 누구나 가능합니다.',
    '지금 신청하면 추가 혜택이 있어요.',
    '아직도 비싸게 쓰고 계신가요?',
    '{n}년 경력의 전문가가 도와드립니다.',
    '복잡한 서류 없이 {n}분이면 끝나요.',
    '주말에도 {good} 문의 받습니다.',
    '다른 데와 비교해 보시면 차이를 아실 거예요.',
  ],
  en: [
    'Anyone here looking for {good}?',
    'I tried {good} from these people and saved {n} dollars.',
    'They are giving {n}% off until the end of the month.',
    'Advice is free and everything is done the same day.',
    'More than {n}00 happy customers so far.',
    'My whole family switched and nobody looks back.',
    'The first {n} people get a present on top.',
    'No questions asked, everybody qualifies.',
    'Sign up today and there is an extra bonus.',
    'Are you still paying full price for {good}?',
    'Their team has been doing this for {n} years.',
    'No paperwork, it takes {n} minutes.',
    'They also answer about {good} at weekends.',
    'Compare it with the others and you will see.',
  ],
} as const

const reworded = {
  ko: '안녕하세요 이웃 여러분, [요즘|올해|이번 달] 전기요금 때문에 [고민|걱정|한숨] 많으시죠. 저희 [센터|매장|대리점]에서 [특별|한정|단독] 행사로 {good} [상담|설치|신청]을 [무료|공짜|0원]로 도와드리고 있습니다. 전화 한 통이면 [오늘|당일|바로] 방문하고, [이웃|친구|가족] 소개 시 {n}만원 [상품권|사은품|적립금]도 드립니다. [놓치지|미루지|망설이지] 마시고 지금 [연락|문의|전화] 주세요.',
  en: 'Hello [neighbours|everybody|friends], is the [bill|price|cost] of power [worrying|bothering|killing] you [this year|these days|lately]? Our [centre|shop|office] runs a [special|limited|private] campaign and helps with {good}, [advice|setup|delivery] is [free|at no cost|on us]. One call and we [visit|come|arrive] [today|the same day|at once], and for every [neighbour|friend|relative] you bring there is a [voucher|present|bonus] of {n} dollars. Do not [miss|postpone|forget] it and [call|write|ask] us now.',
} as const

const contacts = {
  ko: [
    '카톡 {id}',
    '카카오톡 아이디 {id} 추가해 주세요',
    '텔레그램 @{id}',
    '라인 ID: {id}',
    '010-{d4}-{d4}',
    '문의 010 {d4} {d4}',
    'ㅋㅏ톡 {id}',
  ],
  en: [
    'WhatsApp +1 {d3} {d3} {d4}',
    'Telegram @{id}',
    'my telegram is t.me/{id}',
    'call {d3}-{d3}-{d4}',
    'WeChat: {id}',
    'write to {id}@mailbox.example',
    'Signal +44 7{d3} {d3}{d3}',
  ],
} as const

const lures = {
  ko: ['더 보기', '자세한 방법', '여기서 해결했어요', '공식 안내'],
  en: ['More here', 'The full guide', 'This solved it for me', 'Official page'],
} as const

/** A domain where anybody can publish, which honest members of the site link to. */
export const knownHost = 'videos.example'

/** A text of this kind. @param host where its campaign leads @param honest texts of the site to copy from */
export function spamText(
  kind: SpamKind,
  lang: SpamLang,
  { host, honest, random }: { host: string; honest: readonly string[]; random: Random },
): string {
  switch (kind) {
    case 'link':
      return `${sentences(lang, random, 3)}\n\nhttps://${host}/${word(random)}`
    case 'knownLink':
      return `${sentences(lang, random, 3)}\n\nhttps://${knownHost}/${word(random)}`
    case 'reworded':
      return filled(reworded[lang], lang, random)
    case 'disguised':
      return disguised(sentences(lang, random, 4), lang, random)
    case 'contact':
      return `${sentences(lang, random, 3)} ${filled(random.pick(contacts[lang]), lang, random)}`
    case 'copied':
      return `${random.pick(honest)}\n\n[${random.pick(lures[lang])}](https://${host}/${word(random)})`
  }
}

function sentences(lang: SpamLang, random: Random, count: number): string {
  const left = [...lines[lang]]
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0] ?? '')
    .map((line) => filled(line, lang, random))
    .join(' ')
}

function filled(text: string, lang: SpamLang, random: Random): string {
  return text
    .replaceAll(/\[([^\]]+)\]/gu, (_, choices: string) => random.pick(choices.split('|')))
    .replaceAll('{good}', () => random.pick(goods[lang]))
    .replaceAll('{n}', () => String(2 + random.below(88)))
    .replaceAll('{id}', () => word(random))
    .replaceAll('{d3}', () => digits(random, 3))
    .replaceAll('{d4}', () => digits(random, 4))
}

const looksLike: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', c: 'с', p: 'р', x: 'х' }

/** Letters of another alphabet, or characters of no width between letters. */
function disguised(text: string, lang: SpamLang, random: Random): string {
  if (lang === 'en' && random.chance(0.5))
    return text.replaceAll(/[aeocpx]/gu, (letter) => (random.chance(0.4) ? (looksLike[letter] ?? letter) : letter))
  return [...text].map((letter) => (/\p{L}/u.test(letter) && random.chance(0.4) ? `${letter}\u200B` : letter)).join('')
}

function word(random: Random): string {
  return Array.from({ length: 6 + random.below(5) }, () => random.pick([...'abcdefghijklmnoprstuvwyz0123456789'])).join(
    '',
  )
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => String(random.below(10))).join('')
}
