import type { Handle } from './cast.ts'

export type DemoPerk = {
  slug: string
  kind: 'storage' | 'bonus-months' | 'coupon' | 'early-access' | 'roadmap-call' | 'donation'
  delivery: 'hand' | 'coupon' | 'webhook'
  title: { en: string; ko: string }
  about: { en: string; ko: string }
  quantity?: number
  cost: number
  tier?: 'regular' | 'champion' | 'ambassador'
  tenureYears?: number
  stock?: number
  /** Codes in the pool. */
  codes?: readonly string[]
  endsInDays?: number
  limit?: { count: number; days?: number }
}

export const perks = [
  {
    slug: 'bonus-month',
    kind: 'bonus-months',
    delivery: 'webhook',
    title: { en: 'One more month at renewal', ko: '갱신할 때 한 달 더' },
    about: {
      en: 'Your plan runs a month longer after the next renewal.',
      ko: '다음 갱신일에 이용 기간이 한 달 늘어납니다.',
    },
    quantity: 1,
    cost: 1_000,
    limit: { count: 2, days: 365 },
  },
  {
    slug: 'bonus-quarter',
    kind: 'bonus-months',
    delivery: 'webhook',
    title: { en: 'Three more months at renewal', ko: '갱신할 때 석 달 더' },
    about: {
      en: 'A quarter of a year on top of your next renewal.',
      ko: '다음 갱신일에 이용 기간이 석 달 늘어납니다.',
    },
    quantity: 3,
    cost: 2_500,
    tenureYears: 2,
    tier: 'champion',
    limit: { count: 1, days: 365 },
  },
  {
    slug: 'storage-5gb',
    kind: 'storage',
    delivery: 'webhook',
    title: { en: 'Storage +5 GB', ko: '저장 공간 +5 GB' },
    about: {
      en: 'Enough to keep three more years of readings by the second.',
      ko: '초 단위 기록을 3년 더 보관할 수 있는 크기입니다.',
    },
    quantity: 5,
    cost: 200,
  },
  {
    slug: 'roadmap-call',
    kind: 'roadmap-call',
    delivery: 'hand',
    title: { en: '30 minutes with the developers', ko: '개발팀과 30분 통화' },
    about: {
      en: 'Hear first what we plan, and tell us what you think of it.',
      ko: '앞으로 만들 것을 먼저 듣고 의견을 말합니다.',
    },
    quantity: 30,
    cost: 400,
    tier: 'champion',
    tenureYears: 4,
    stock: 6,
  },
  {
    slug: 'battery-early',
    kind: 'early-access',
    delivery: 'hand',
    title: { en: 'New features first', ko: '새 기능 먼저 써 보기' },
    about: {
      en: 'Connect a home battery six weeks before everybody else.',
      ko: '가정용 배터리 연결을 정식 공개 6주 전에 씁니다.',
    },
    cost: 0,
    tenureYears: 5,
    limit: { count: 1 },
  },
  {
    slug: 'clamp-half-price',
    kind: 'coupon',
    delivery: 'coupon',
    title: { en: 'Half-price clamp', ko: '클램프 반값 쿠폰' },
    about: { en: 'For one clamp for your second meter.', ko: '두 번째 미터를 위한 클램프 한 벌에 씁니다.' },
    cost: 600,
    codes: Array.from({ length: 38 }, (_, i) => `HARU-CLAMP-${String(7_013 + i * 37)}`),
    endsInDays: 96,
  },
  {
    slug: 'warm-winter',
    kind: 'donation',
    delivery: 'hand',
    title: { en: 'A warm winter for others', ko: '에너지 취약 가구에 기부' },
    about: {
      en: 'Haruwatt adds the same again and pays heating bills with it.',
      ko: '하루와트가 같은 금액을 더해 겨울 난방비로 보냅니다.',
    },
    quantity: 10_000,
    cost: 100,
  },
] as const satisfies readonly DemoPerk[]

export type PerkSlug = (typeof perks)[number]['slug']

/** Points brought along from the paper stamp cards that the programme replaced, half a year ago. */
export const carriedOver = {
  seoyeon: 1_440,
  minseok: 2_640,
  boram: 900,
  marcus: 2_700,
  daniel: 700,
  mira: 650,
  junho: 450,
  priya: 2_600,
  sanghun: 300,
} as const satisfies Partial<Record<Handle, number>>
export const carriedOverDaysAgo = 180

export type DemoRedemption = {
  by: keyof typeof carriedOver
  perk: PerkSlug
  daysAgo: number
  /** What followed, in hours after the request. `note` goes to the member, except of `approve`. */
  steps: readonly { by: Handle; act: 'approve' | 'deny' | 'fulfil' | 'fail' | 'cancel'; after: number; note: string }[]
}

/** One in each state that a redemption can rest in. */
export const redemptions = [
  {
    by: 'seoyeon',
    perk: 'storage-5gb',
    daysAgo: 6,
    steps: [
      { by: 'haneul', act: 'fulfil', after: 5, note: '저장 공간을 5 GB 늘려 드렸어요. 앱을 한 번 껐다 켜 주세요.' },
    ],
  },
  { by: 'daniel', perk: 'clamp-half-price', daysAgo: 5, steps: [] },
  { by: 'junho', perk: 'battery-early', daysAgo: 4.5, steps: [] },
  {
    by: 'marcus',
    perk: 'warm-winter',
    daysAgo: 4,
    steps: [{ by: 'taekyung', act: 'fulfil', after: 20, note: 'Paid into the winter fund. Thank you, Marcus.' }],
  },
  {
    by: 'marcus',
    perk: 'bonus-quarter',
    daysAgo: 3,
    steps: [
      {
        by: 'sujin',
        act: 'deny',
        after: 9,
        note: 'Your contract ends before the bonus would begin. Write to us about the renewal first, then redeem again.',
      },
    ],
  },
  {
    by: 'mira',
    perk: 'storage-5gb',
    daysAgo: 2.6,
    steps: [
      {
        by: 'taekyung',
        act: 'fail',
        after: 30,
        note: '지금 요금제는 이미 저장 공간에 제한이 없습니다. 포인트를 돌려드렸어요.',
      },
    ],
  },
  { by: 'boram', perk: 'roadmap-call', daysAgo: 1.8, steps: [] },
  { by: 'priya', perk: 'bonus-quarter', daysAgo: 1.5, steps: [{ by: 'priya', act: 'cancel', after: 2, note: '' }] },
  {
    by: 'minseok',
    perk: 'bonus-quarter',
    daysAgo: 0.7,
    steps: [{ by: 'haneul', act: 'approve', after: 3, note: '오래 함께하신 고객입니다.' }],
  },
] as const satisfies readonly DemoRedemption[]
