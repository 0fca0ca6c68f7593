import type { CaseCategory } from '#db/schema/cases.ts'
import type { Handle } from './cast.ts'

/** Keys of `case` are those of `cases.ts` (threads) and `private-cases.ts`. Days count from when the demo is made. */

/** Who is away, the first and the last day; entered `noted` days ago. */
export const absences: readonly { of: Handle; by: Handle; from: number; to: number; noted: number }[] = [
  { of: 'haneul', by: 'haneul', from: -33, to: -29, noted: 50 },
  { of: 'taekyung', by: 'taekyung', from: 0, to: 2, noted: 9 },
  { of: 'dain', by: 'dain', from: 11, to: 12, noted: 4 },
]

/** What cases each of them is given. */
export const competences: readonly { of: Handle; language: ('ko' | 'en')[]; category: CaseCategory[] }[] = [
  { of: 'haneul', language: [], category: ['defect', 'usability', 'churn_threat', 'other'] },
  { of: 'taekyung', language: [], category: ['price', 'churn_threat'] },
  { of: 'dain', language: ['ko'], category: ['delivery', 'service', 'usability'] },
]

/** `inDays`: when it comes back; `promised`: the customer was told so. */
export const reminders: readonly { case: string; by: Handle; inDays: number; reason: string; promised: boolean }[] = [
  {
    case: 'freezer-alert-missed',
    by: 'haneul',
    inDays: 0,
    reason: '프리야 님께 원인과 보상을 오늘까지 알려 드리기로 했습니다',
    promised: true,
  },
  {
    case: 'ko-small-text',
    by: 'haneul',
    inDays: 0,
    reason: '앱 팀이 글자 크기 일정을 정하는 날',
    promised: false,
  },
  {
    case: 'en-csv-third-release',
    by: 'haneul',
    inDays: 2,
    reason: '3.2.4 배포 뒤에 다니엘 님과 함께 파일 확인',
    promised: true,
  },
  { case: 'ko-refund-waiting', by: 'dain', inDays: 1, reason: '계좌 번호가 왔는지 보고 전화드리기', promised: false },
]

export const follows: readonly { case: string; by: Handle }[] = [
  { case: 'ko-refund-waiting', by: 'haneul' },
  { case: 'ko-same-amount', by: 'sujin' },
  { case: 'transfer-still-card', by: 'haneul' },
]

/** What staff asked somebody outside, and what came back. `hoursAgo` of the question; `after`: hours until the answer. */
export const questions: readonly {
  case: string
  by: Handle
  email: string
  body: string
  hoursAgo: number
  answer?: { body: string; after: number }
}[] = [
  {
    case: 'ko-visit-missed',
    by: 'dain',
    email: 'schedule@install-partner.example',
    body: '안녕하세요, 하루와트 서다인입니다. 지난주 협력사 변경 때 넘어가지 않은 예약 14건을 보내 드렸습니다. 이번 주 토요일 오전에 강서구 방문 한 건을 넣을 수 있을까요?',
    hoursAgo: 4,
    answer: {
      body: '네, 토요일 10시에서 12시 사이로 잡아 두겠습니다. 기사님 성함과 연락처는 금요일 오후에 보내 드릴게요.',
      after: 2.2,
    },
  },
  {
    case: 'en-second-dead',
    by: 'haneul',
    email: 'firmware@haruwatt.example',
    body: 'Two meters of the 4.1 production died at the same customer, both with three red blinks. Serial numbers HM4-193302 and HM4-193318. Is that the power stage that you are looking at, and is there a batch we should call back?',
    hoursAgo: 3,
  },
]

/** Taken to the developers' own system. `closed`: hours until they had mended it. */
export const ticketAddress = 'https://desk.haruwatt.example/hooks/community'
export const tickets: readonly {
  case: string
  by: Handle
  number: string
  note: string
  hoursAgo: number
  closed?: number
}[] = [
  {
    case: 'ko-broken-twice',
    by: 'haneul',
    number: 'MTR-417',
    note: '입력 전압이 247 V를 넘으면 앱이 먼저 알려야 합니다. 같은 현장에서 미터 두 대가 고장 났습니다.',
    hoursAgo: 270,
    closed: 140,
  },
  {
    case: 'en-csv-third-release',
    by: 'haneul',
    number: 'APP-1182',
    note: 'Third release in which the Excel layout of the export loses the minus sign. A test with one negative value would catch it.',
    hoursAgo: 20,
  },
]

/** What an agent has begun to write. */
export const drafts: readonly {
  case: string
  by: Handle
  hoursAgo: number
  kind: 'private' | 'public'
  body: string
}[] = [
  {
    case: 'family-sees-nothing',
    by: 'haneul',
    hoursAgo: 0.4,
    kind: 'private',
    body: '임은별 님, 두 번이나 다시 초대하게 해 드려 죄송합니다. 초대는 어머니 계정까지 잘 도착했는데, 어머니 앱이 3.1이라 공유받은 집을 보여 주지 못합니다.\n\n어머니 휴대전화에서',
  },
]

/** Posts that the detection put before staff. `decided`: an agent said that it is none, so many hours later. */
export const doubts: readonly { post: string; decided?: { by: Handle; after: number } }[] = [
  { post: 'ko-csv-hangul', decided: { by: 'haneul', after: 4 } },
  { post: 'ko-tax-invoice', decided: { by: 'taekyung', after: 9 } },
  { post: 'en-python-totals', decided: { by: 'haneul', after: 2 } },
  { post: 'en-two-languages', decided: { by: 'haneul', after: 20 } },
  { post: 'ko-full-panel' },
  { post: 'ko-zero-watt-again' },
  { post: 'en-failing-pump' },
]

/** Whether customers would recommend the company; who is not named did not answer. `comment` '' for a score alone. */
export const recommendations: readonly { by: Handle; score: number; comment: string }[] = [
  { by: 'seoyeon', score: 9, comment: '앱보다 이 게시판이 더 든든해요. 물어보면 그날 답이 와요.' },
  { by: 'junho', score: 10, comment: '' },
  { by: 'boram', score: 9, comment: '미터는 좋은데 글자가 작습니다. 그것만 고쳐 주세요.' },
  { by: 'mira', score: 10, comment: '매장 두 곳 전기요금이 한눈에 보여요.' },
  { by: 'sanghun', score: 9, comment: '' },
  { by: 'kenji', score: 9, comment: 'The local API is why I stay.' },
  { by: 'marcus', score: 8, comment: '' },
  { by: 'ella', score: 10, comment: '' },
  { by: 'daniel', score: 7, comment: 'Fix the export once and for all and it is a nine.' },
  { by: 'ben', score: 8, comment: '' },
  { by: 'areum', score: 8, comment: '사과를 제대로 받아 본 회사예요.' },
  { by: 'eunbyul', score: 7, comment: '' },
  { by: 'tom', score: 9, comment: '' },
  { by: 'gipyo', score: 6, comment: '청구 쪽 안내가 늘 하루씩 늦습니다.' },
]
