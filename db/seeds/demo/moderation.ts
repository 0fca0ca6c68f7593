import type { Handle } from './cast.ts'
import type { CategorySlug } from './catalog.ts'

/** Somebody who joined lately and is not of the cast. */
export type DemoNewcomer = { handle: string; name: string; lang: 'ko' | 'en'; trust: 0 | 1; joinedHoursAgo: number }

export const newcomers: readonly DemoNewcomer[] = [
  { handle: 'nuri_home', name: '조누리', lang: 'ko', trust: 0, joinedHoursAgo: 9 },
  { handle: 'oscar.b', name: 'Oscar Blom', lang: 'en', trust: 0, joinedHoursAgo: 50 },
  { handle: 'watt_master', name: '와트마스터', lang: 'ko', trust: 1, joinedHoursAgo: 24 * 26 },
  { handle: 'eco_partner', name: '에코파트너스', lang: 'ko', trust: 1, joinedHoursAgo: 24 * 19 },
  { handle: 'half_bill_01', name: '반값전기', lang: 'ko', trust: 0, joinedHoursAgo: 3.2 },
  { handle: 'half_bill_02', name: '절전왕', lang: 'ko', trust: 0, joinedHoursAgo: 3.1 },
  { handle: 'half_bill_07', name: '알뜰지킴이', lang: 'ko', trust: 0, joinedHoursAgo: 2.9 },
  { handle: 'savepower88', name: '세이브파워', lang: 'ko', trust: 0, joinedHoursAgo: 2.6 },
]

/** A thread of a newcomer that waits for a moderator before others see it. */
export const heldThreads: readonly {
  by: string
  hoursAgo: number
  title: string
  body: string
  category: CategorySlug
}[] = [
  {
    by: 'nuri_home',
    hoursAgo: 6,
    title: '이사 온 집 분전반이 이 사진처럼 생겼는데 미터를 달 수 있나요?',
    body: '분전반 사진과 설명서를 올려 두었습니다. https://photos.example/nuri/panel 그리고 https://panel-maker.example/manual/lb-20 입니다. 뚜껑을 열었더니 빈자리가 한 칸뿐이에요.',
    category: 'installation',
  },
  {
    by: 'oscar.b',
    hoursAgo: 1.2,
    title: 'Comparing my readings with the utility: where is my mistake?',
    body: 'I put both series in a sheet: https://sheets.example/oscar/readings and the utility publishes its own at https://utility.example/open-data/2026. Mine is 4 % higher every single day.',
    category: 'data',
  },
  ...[
    ['half_bill_01', 2.4, '이 달만 반값!'],
    ['half_bill_02', 2.2, '오늘까지 반값!'],
    ['half_bill_07', 1.9, '선착순 반값!'],
    ['savepower88', 1.5, '마감 임박 반값!'],
  ].map(([by, hoursAgo, first]) => ({
    by: String(by),
    hoursAgo: Number(hoursAgo),
    title: `${first} 꽂기만 하면 전기요금이 줄어드는 절전기 공동구매`,
    body: `${first} 콘센트에 꽂기만 하면 전기요금이 절반으로 줄어드는 절전기를 공동구매합니다. 한국전력에서도 인정한 제품이고 후기가 천 개가 넘습니다. 신청은 https://half-bill.example/join 에서 받습니다. 오늘 안에 신청하시면 하나를 더 드립니다.`,
    category: 'living' as const,
  })),
]

/** A post that members reported. Hours count back from when the demo is made. */
export type ReportedPost = {
  key: string
  thread: string
  kind: 'comment'
  /** Of the cast, or a newcomer. */
  by: string
  hoursAgo: number
  body: string
  flags: readonly {
    by: Handle
    hoursAgo: number
    reason: 'spam' | 'abuse' | 'offTopic' | 'undisclosedInterest'
    note: string
  }[]
  decided?: {
    by: Handle
    hoursAgo: number
    decision: 'hide' | 'dismiss' | 'keep'
    rule?: string
    note: string
    sanction?: 'silence' | 'suspension'
    hours?: number
    /** It comes back to a second moderator. */
    secondLook?: true
  }
  /** Its author objects to the decision. */
  appealed?: { hoursAgo: number; body: string }
}

/** Posts that members reported, and what was decided. Those without `decided` wait. */
export const reported: readonly ReportedPost[] = [
  {
    key: 'knows-better',
    thread: 'ko-zero-watt',
    kind: 'comment',
    by: 'watt_master',
    hoursAgo: 20,
    body: '설명서도 안 읽고 질문하시는 분들 때문에 이 게시판 수준이 떨어집니다. 그 정도도 모르면 차단기는 손대지 마세요.',
    flags: [
      { by: 'sora', hoursAgo: 18, reason: 'abuse', note: '' },
      { by: 'mira', hoursAgo: 12, reason: 'abuse', note: '처음 오신 분께 너무합니다.' },
    ],
  },
  {
    key: 'own-shop',
    thread: 'ko-ev-clamp',
    kind: 'comment',
    by: 'eco_partner',
    hoursAgo: 14,
    body: '충전기 배선은 저희 같은 전문 업체에 맡기시는 것이 안전합니다. 에코파트너스를 검색해 보세요. 상담은 무료입니다.',
    flags: [
      {
        by: 'boram',
        hoursAgo: 10,
        reason: 'undisclosedInterest',
        note: '본인 업체입니다. 프로필에는 아무 말이 없어요.',
      },
    ],
  },
  {
    key: 'advert-before',
    thread: 'ko-five-ghz',
    kind: 'comment',
    by: 'eco_partner',
    hoursAgo: 90,
    body: '공유기 설치와 미터 점검을 한 번에 5만 원에 해 드립니다. 쪽지 주세요. 이번 주말 예약만 받습니다.',
    flags: [{ by: 'junho', hoursAgo: 88, reason: 'spam', note: '' }],
    decided: {
      by: 'sanghun',
      hoursAgo: 80,
      decision: 'hide',
      rule: 'advertising',
      note: '질문과 상관없이 유료 서비스를 홍보하고 예약을 받는 글입니다.',
      sanction: 'silence',
      hours: 24,
    },
    appealed: {
      hoursAgo: 22,
      body: '광고가 아니라 도움을 드리려던 것입니다. 질문하신 분이 공유기를 다룰 줄 모른다고 하셔서 방문할 수 있다고 적었고, 값을 숨기는 것이 오히려 좋지 않다고 생각했습니다.',
    },
  },
  // Suspended for a day, which is over: it is in the member file, and the next step of the ladder follows from it.
  {
    key: 'insult-before',
    thread: 'ko-tax-invoice',
    kind: 'comment',
    by: 'watt_master',
    hoursAgo: 24 * 24,
    body: '이런 것도 못 찾는 사람이 사업을 한다니 놀랍네요. 그 머리로 세금은 제대로 내십니까?',
    flags: [{ by: 'sora', hoursAgo: 24 * 23.6, reason: 'abuse', note: '사람을 모욕하는 말입니다.' }],
    decided: {
      by: 'sanghun',
      hoursAgo: 24 * 23.5,
      decision: 'hide',
      rule: 'respect',
      note: '질문한 분을 모욕하는 말입니다. 하루 동안 이용을 정지합니다.',
      sanction: 'suspension',
      hours: 24,
    },
  },
  {
    key: 'off-topic',
    thread: 'ko-winter-bills',
    kind: 'comment',
    by: 'watt_master',
    hoursAgo: 70,
    body: '전기요금보다 관리비가 더 문제 아닌가요? 저희 단지는 경비 인원을 줄이자는 이야기가 나옵니다.',
    flags: [{ by: 'gipyo', hoursAgo: 60, reason: 'offTopic', note: '' }],
    decided: {
      by: 'sanghun',
      hoursAgo: 55,
      decision: 'dismiss',
      note: '주제에서 조금 벗어났지만 대화를 막지 않습니다.',
      secondLook: true,
    },
  },
  {
    key: 'harsh-but-fair',
    thread: 'en-csv-third-release',
    kind: 'comment',
    by: 'kenji',
    hoursAgo: 30,
    body: 'Three releases for one minus sign. I will say it plainly: nobody opened the file before shipping it.',
    flags: [{ by: 'lena', hoursAgo: 28, reason: 'abuse', note: '' }],
    decided: {
      by: 'yujin',
      hoursAgo: 26,
      decision: 'keep',
      note: 'Blunt, about the work and not about a person. That is allowed.',
    },
  },
]

/** An answer that was turned into an advert later on: the edit waits to be judged. */
export const turnedPost = {
  thread: 'ko-full-panel',
  by: 'eco_partner',
  hoursAgo: 24 * 16,
  body: '빈자리가 없을 때는 옆에 작은 보조함을 달고 미터를 그쪽에 두는 방법이 있습니다. 클램프 선은 1미터 20까지 늘릴 수 있어요. 주 차단기는 그대로 두시고요.',
  edited: {
    hoursAgo: 7,
    body: '보조함 설치까지 한 번에 맡기세요. 에코파트너스 방문 예약은 https://eco-partners.example/visit 에서 받습니다. 이번 달 예약하시면 점검비를 받지 않습니다. 후기도 같은 곳에서 보실 수 있고, 지방은 출장비가 따로 있습니다.',
  },
} as const

/** Texts that moderators use again. `rule`: the key of a rule of the guidelines. */
export const decisionTemplates = [
  {
    title: '광고와 홍보 / Advertising',
    rule: 'advertising',
    ko: '질문과 상관없는 상품이나 서비스를 알리는 글은 숨깁니다. 질문에 답이 되는 제품이라면 어떤 관계인지 밝히고 적어 주세요.',
    en: 'Posts that advertise something beside the question are hidden. If a product answers it, say how you are connected to it.',
  },
  {
    title: '사람을 향한 말 / About people',
    rule: 'respect',
    ko: '글의 내용이 아니라 사람을 깎아내리는 표현이 있습니다. 그 부분을 고쳐서 다시 올려 주시면 다시 보겠습니다.',
    en: 'This speaks about a person instead of what was said. Change that part and ask for another look.',
  },
  {
    title: '개인정보 / Personal data',
    rule: 'personal-data',
    ko: '주소, 전화번호, 계약 번호는 모두가 볼 수 있는 곳에 적지 말아 주세요. 직원에게는 케이스에서 알려 주실 수 있습니다.',
    en: 'Please keep addresses, telephone and contract numbers out of public posts. You can give them to staff in your case.',
  },
] as const

/** Somebody outside asks to take a thread, or what somebody wrote in one, out of sight. */
export type DemoLegalRequest = {
  ground: 'defamation' | 'privacy'
  thread: string
  /** Left out: it is about the thread itself. */
  comment?: { by: string; hoursAgo: number; body: string }
  name: string
  email: string
  onBehalf: string
  body: string
  hoursAgo: number
  /** A temporary measure, which runs for thirty days. Left out: the request waits. */
  hidden?: { by: Handle; hoursAgo: number; note: string; law: string }
}

const waitingRequest: DemoLegalRequest = {
  ground: 'defamation',
  thread: 'ko-visit-missed',
  name: '정해린',
  email: 'hr.jeong@install-partner.example',
  onBehalf: '설치 협력사',
  body: '글에는 기사가 두 번이나 약속을 어겼다고 적혀 있지만, 저희 기사는 그날 방문 지시를 받은 적이 없습니다. 지역과 날짜로 누구인지 알 수 있어 기사가 주변에서 항의를 받고 있습니다. 사실이 확인될 때까지 글을 내려 주시기 바랍니다.',
  hoursAgo: 5,
}

const hiddenForNow: DemoLegalRequest = {
  ground: 'defamation',
  thread: 'ko-full-panel',
  comment: {
    by: 'watt_master',
    hoursAgo: 24 * 10,
    body: '보조함을 단다고 빛나라전기에 맡기지 마세요. 사장이 돈만 받고 도망치는 사람이고, 저희 동네에서 당한 집이 한둘이 아닙니다.',
  },
  name: '오세란',
  email: 'sr.oh@bitnara.example',
  onBehalf: '빛나라전기',
  body: '글에는 저희가 돈만 받고 도망쳤다고 적혀 있으나, 적힌 동네에서 공사를 맡은 적이 없습니다. 상호를 그대로 적어 예약이 취소되고 있습니다. 공사 대장과 세금계산서 목록을 함께 보내 드립니다.',
  hoursAgo: 24 * 8.5,
  hidden: {
    by: 'sanghun',
    hoursAgo: 24 * 8,
    note: '상호를 밝히며 사기라고 단정하고 있으나 근거가 없습니다. 사실을 확인할 수 있도록 30일 동안 임시로 가립니다. 이의가 있으면 이의 신청해 주세요.',
    law: '정보통신망법 제44조의2',
  },
}

export const legalRequests = [waitingRequest, hiddenForNow]

/** A story that a member reported. */
export const reportedStory = {
  story: 'third-tier',
  by: 'jiwoo',
  hoursAgo: 16,
  reason: 'undisclosedInterest',
  note: '글쓴이가 절전 제품을 파는 분이라고 다른 글에 적었는데, 여기에는 그런 말이 없습니다.',
} as const

/** A comment whose picture a member reported: a bill with the address on it. */
export const reportedPicture = {
  thread: 'ko-winter-bills',
  by: 'areum',
  hoursAgo: 30,
  body: '저희 집은 이렇게 나왔습니다. 난방을 켠 주부터 확 올랐어요.',
  alt: '전기요금 고지서',
  flag: { by: 'sora', hoursAgo: 8, note: '주소와 고객번호가 그대로 보입니다. 본인은 모르시는 것 같아요.' },
} as const

/** What a customer wrote to staff in a private case and staff reported: the latest message of that case. */
export const reportedMessage = {
  case: 'hub-swapped-old-bill',
  by: 'haneul',
  reason: 'abuse',
  note: '이름을 동네 카페에 올리겠다고 합니다.',
} as const

export const memberNotes: readonly { of: string; by: Handle; hoursAgo: number; body: string }[] = [
  {
    of: 'eco_partner',
    by: 'sanghun',
    hoursAgo: 79,
    body: '에코파트너스 대표로 보임(프로필 사진의 명함). 홍보가 아닌 설치 답변 두 개는 정확했음.',
  },
]

/** Looked at by detection and people before: nothing may be linked there for a while. */
export const blockedHosts: readonly { by: Handle; hoursAgo: number; value: string; reason: string; days: number }[] = [
  {
    by: 'yujin',
    hoursAgo: 24 * 11,
    value: 'kwh-lottery.example',
    reason: '가짜 경품으로 고객번호를 묻는 곳. 글 여섯 개에서 발견',
    days: 90,
  },
]
