/** A word shown to people, in both languages. */
export type Names = { en: string; ko: string }

/**
 * `area`: the slug of the area it lies in. `product` and `question`, `idea` are what a new thread begins with;
 * `posting` who may start one.
 */
export type DemoCategory = {
  slug: string
  name: Names
  description: Names
  area?: string
  product?: string
  question?: Names
  idea?: Names
  posting?: 'everyone' | 'staff' | 'nobody'
}
/** `versions` oldest first; a thread may only name a version that was out when it was written. */
export type DemoProduct = {
  slug: string
  name: Names
  description: Names
  versions: readonly { version: string; releasedDaysAgo: number }[]
}
export type DemoTag = { slug: string; name: Names }

const categoryRows = [
  {
    slug: 'installation',
    area: 'use',
    product: 'meter',
    question: {
      en: '**Breaker panel:** \n**Router and band:** \n\n**What I did, and what the lights on the meter show:**\n',
      ko: '**분전반:** \n**공유기와 대역:** \n\n**해 본 것과 미터 불빛:**\n',
    },
    name: { en: 'Meter installation', ko: '미터 설치' },
    description: {
      en: 'Clamps, breakers, Wi-Fi and everything until the first reading arrives.',
      ko: '클램프, 분전반, 와이파이까지. 첫 값이 올라오기 전의 모든 것.',
    },
  },
  {
    slug: 'billing',
    area: 'service',
    product: 'bills',
    name: { en: 'Rates and bills', ko: '요금과 청구' },
    description: {
      en: 'Tiers, reading days, payments, and why the app and the bill differ.',
      ko: '누진 구간, 검침일, 납부, 그리고 앱과 고지서가 다를 때.',
    },
  },
  {
    slug: 'alerts',
    area: 'use',
    name: { en: 'Alerts and automation', ko: '알림과 자동화' },
    description: {
      en: 'Being told in time, and letting the house react by itself.',
      ko: '제때 알려 받고, 집이 알아서 움직이게 하기.',
    },
  },
  {
    slug: 'data',
    area: 'use',
    name: { en: 'Data and export', ko: '데이터 내보내기' },
    description: { en: 'CSV, the local API, scripts and spreadsheets.', ko: 'CSV, 로컬 API, 스크립트와 표.' },
  },
  {
    slug: 'account',
    area: 'service',
    name: { en: 'Account and sharing', ko: '계정과 공유' },
    description: {
      en: 'Moving house, family members, several homes, signing in.',
      ko: '이사, 가족 공유, 여러 집, 로그인.',
    },
  },
  {
    slug: 'delivery',
    area: 'service',
    name: { en: 'Delivery, visits, repairs', ko: '배송, 방문, 수리' },
    description: { en: 'Orders, installation visits, replacements and refunds.', ko: '주문, 설치 방문, 교체와 환불.' },
  },
  {
    slug: 'ideas',
    area: 'talk',
    idea: {
      en: '**What I would change:**\n\n**Who it would help, and how often:**\n',
      ko: '**바꿨으면 하는 점:**\n\n**누가 얼마나 자주 편해지는지:**\n',
    },
    name: { en: 'Ideas', ko: '아이디어' },
    description: {
      en: 'What you would change, and for whom it would make a difference.',
      ko: '바꿨으면 하는 점과, 그러면 누가 편해지는지.',
    },
  },
  {
    slug: 'living',
    area: 'talk',
    name: { en: 'Living with less', ko: '아껴 사는 이야기' },
    description: {
      en: 'Habits, surprises and small victories over the electricity bill.',
      ko: '습관, 뜻밖의 발견, 고지서를 이긴 작은 이야기.',
    },
  },
] as const satisfies readonly DemoCategory[]

const productRows = [
  {
    slug: 'meter',
    name: { en: 'Haruwatt Meter', ko: '하루와트 미터' },
    description: {
      en: 'Sits beside the breakers and reads every second. Wi-Fi 2.4 GHz, two clamps in the box, up to six.',
      ko: '분전반 옆에서 1초마다 잽니다. 와이파이 2.4 GHz, 클램프 두 개 포함, 여섯 개까지.',
    },
    versions: [
      { version: '4.0', releasedDaysAgo: 300 },
      { version: '4.1', releasedDaysAgo: 130 },
      { version: '4.2', releasedDaysAgo: 24 },
      { version: '4.2.1', releasedDaysAgo: 0.3 },
    ],
  },
  {
    slug: 'app',
    name: { en: 'Haruwatt App', ko: '하루와트 앱' },
    description: {
      en: 'Live view, history, alerts and sharing for iPhone and Android.',
      ko: '실시간 화면, 기록, 알림, 가족 공유. 아이폰과 안드로이드.',
    },
    versions: [
      { version: '3.0', releasedDaysAgo: 240 },
      { version: '3.1', releasedDaysAgo: 95 },
      { version: '3.1.2', releasedDaysAgo: 52 },
      { version: '3.2', releasedDaysAgo: 6 },
    ],
  },
  {
    slug: 'bills',
    name: { en: 'Haruwatt Bills', ko: '하루와트 청구' },
    description: {
      en: 'Forecasts the bill, previews the tier, splits costs between homes and pays by direct debit.',
      ko: '요금을 미리 보고, 누진 구간을 알려 주고, 집마다 나누어 자동이체로 냅니다.',
    },
    versions: [
      { version: '3.0', releasedDaysAgo: 240 },
      { version: '3.1', releasedDaysAgo: 95 },
      { version: '3.1.2', releasedDaysAgo: 52 },
      { version: '3.2', releasedDaysAgo: 6 },
    ],
  },
] as const satisfies readonly DemoProduct[]

const tagRows = [
  { slug: 'router', name: { en: 'router', ko: '공유기' } },
  { slug: 'firmware-4-2', name: { en: 'firmware 4.2', ko: '펌웨어 4.2' } },
  { slug: 'live-screen', name: { en: 'live screen', ko: '실시간 화면' } },
  { slug: 'clamp', name: { en: 'clamp', ko: '클램프' } },
  { slug: 'breaker-panel', name: { en: 'breaker panel', ko: '분전반' } },
  { slug: 'ev', name: { en: 'electric car', ko: '전기차' } },
  { slug: 'solar', name: { en: 'solar', ko: '태양광' } },
  { slug: 'fridge', name: { en: 'fridge', ko: '냉장고' } },
  { slug: 'heating', name: { en: 'heating', ko: '난방' } },
  { slug: 'standby', name: { en: 'standby power', ko: '대기전력' } },
  { slug: 'tiers', name: { en: 'tiered rates', ko: '누진제' } },
  { slug: 'reading-day', name: { en: 'reading day', ko: '검침일' } },
  { slug: 'payment', name: { en: 'payment', ko: '납부' } },
  { slug: 'refund', name: { en: 'refund', ko: '환불' } },
  { slug: 'tax', name: { en: 'tax', ko: '세금' } },
  { slug: 'csv', name: { en: 'CSV', ko: 'CSV' } },
  { slug: 'local-api', name: { en: 'local API', ko: '로컬 API' } },
  { slug: 'webhook', name: { en: 'webhook', ko: '웹훅' } },
  { slug: 'notifications', name: { en: 'notifications', ko: '알림' } },
  { slug: 'family', name: { en: 'family sharing', ko: '가족 공유' } },
  { slug: 'moving', name: { en: 'moving house', ko: '이사' } },
  { slug: 'several-homes', name: { en: 'several homes', ko: '여러 집' } },
  { slug: 'replacement', name: { en: 'replacement', ko: '교체' } },
  { slug: 'visit', name: { en: 'installation visit', ko: '설치 방문' } },
  { slug: 'delivery', name: { en: 'delivery', ko: '배송' } },
  { slug: 'support', name: { en: 'support', ko: '고객센터' } },
  { slug: 'accessibility', name: { en: 'accessibility', ko: '접근성' } },
  { slug: 'first-month', name: { en: 'first month', ko: '첫 달' } },
] as const satisfies readonly DemoTag[]

/** What the categories above lie in: nobody posts in an area itself. News is the company's. */
export const areas: readonly DemoCategory[] = [
  {
    slug: 'news',
    posting: 'staff',
    name: { en: 'News', ko: '소식' },
    description: {
      en: 'New versions, planned outages, and what we learned from you.',
      ko: '새 버전, 예정된 점검, 그리고 여러분에게 배운 것.',
    },
  },
  {
    slug: 'use',
    posting: 'nobody',
    name: { en: 'Using Haruwatt', ko: '하루와트 쓰기' },
    description: {
      en: 'The meter, the app and everything they can do.',
      ko: '미터와 앱, 그리고 그것으로 할 수 있는 모든 것.',
    },
  },
  {
    slug: 'service',
    posting: 'nobody',
    name: { en: 'Bills and service', ko: '요금과 서비스' },
    description: { en: 'Money, accounts, deliveries and visits.', ko: '요금, 계정, 배송과 방문.' },
  },
  {
    slug: 'talk',
    posting: 'nobody',
    name: { en: 'Ideas and conversations', ko: '아이디어와 이야기' },
    description: {
      en: 'What could be better, and how others live with it.',
      ko: '더 나아질 점과, 다른 사람들의 이야기.',
    },
  },
]

/** Other words that lead to a tag. */
export const synonyms: readonly { tag: string; words: readonly string[] }[] = [
  { tag: '공유기', words: ['와이파이', '라우터'] },
  { tag: 'router', words: ['wifi', 'wi-fi', 'wlan'] },
  { tag: '전기차', words: ['ev충전'] },
  { tag: 'electric-car', words: ['ev'] },
  { tag: '알림', words: ['푸시'] },
]

export type CategorySlug = (typeof categoryRows)[number]['slug']
export type ProductSlug = (typeof productRows)[number]['slug']
export type TagSlug = (typeof tagRows)[number]['slug']

export const categories: readonly (DemoCategory & { slug: CategorySlug; area: string })[] = categoryRows
export const products: readonly (DemoProduct & { slug: ProductSlug })[] = productRows
/** A tag carries both names, so that a site with one name per tag can take the one in the thread's language. */
export const tags: readonly (DemoTag & { slug: TagSlug })[] = tagRows

/** What the customers of the cast pay for. */
export const plans = {
  home: { en: 'Home', ko: '가정' },
  'home-plus': { en: 'Home Plus', ko: '가정 플러스' },
  business: { en: 'Business', ko: '사업장' },
} as const satisfies Record<string, Names>
