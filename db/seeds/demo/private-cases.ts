import type { CaseCategory, CaseSeverity } from '#db/schema/cases.ts'
import type { Handle } from './cast.ts'
import type { ProductSlug } from './catalog.ts'
import { earlierCases } from './private-cases-earlier.ts'

/** One act in a private case. `at` is in business hours from when it was written; `customer` is its customer who writes again. */
export type PrivateStep =
  | { at: number; by: Handle; act: 'take' | 'wait_customer' | 'wait_staff' | 'resolve' }
  | { at: number; by: Handle; act: 'reply' | 'note' | 'customer'; body: string }
  | { at: number; by: Handle; act: 'hand_over'; to: Handle; body: string }

/** What a customer told staff alone, through the feedback form. The first sentence becomes its title. */
export type PrivateCase = {
  key: string
  by: Handle
  body: string
  product?: ProductSlug
  severity: CaseSeverity
  category: CaseCategory
  /**
   * Before the demo is made: days, or business hours, or how many business minutes of the promised first response are left
   * then, less than none for a broken promise. The last two are right whenever the demo is made.
   */
  written: { daysAgo: number } | { hoursAgo: number } | { answerLeft: number }
  steps: readonly PrivateStep[]
}

const openCases: readonly PrivateCase[] = [
  // Nearly over: the first thing that Haneul sees after what is broken.
  {
    key: 'family-sees-nothing',
    by: 'eunbyul',
    body: `가족 공유로 초대한 어머니 계정에 저희 집 사용량이 보이지 않습니다.

어제 두 번 다시 초대했고, 어머니 앱에는 "연결된 집이 없습니다"라고 나옵니다. 어머니가 혼자 계실 때 전기를 켜 두셨는지 보려고 산 거라 난감하네요.`,
    product: 'app',
    severity: 'P2',
    category: 'defect',
    written: { answerLeft: 22 },
    steps: [{ at: 0.3, by: 'haneul', act: 'take' }],
  },
  // Broken: nobody answered in time, and the customer says so.
  {
    key: 'hub-swapped-old-bill',
    by: 'jaewook',
    body: `미터를 교체받았는데 예전 미터 번호로 고지서가 나왔습니다.

교체 기사님이 번호는 자동으로 바뀐다고 하셨는데, 이번 달 고지서에 예전 번호와 새 번호가 둘 다 있고 기본요금이 두 번 들어가 있습니다.`,
    product: 'bills',
    severity: 'P2',
    category: 'price',
    written: { answerLeft: -75 },
    steps: [
      { at: 0.5, by: 'haneul', act: 'take' },
      {
        at: 1.2,
        by: 'jaewook',
        act: 'customer',
        body: '한 시간이 넘도록 대답이 없네요. 그러고도 월급을 받습니까? 담당자 이름을 알아냈으니 동네 카페에 다 올리겠습니다.',
      },
    ],
  },
  // The customer answered and waits.
  {
    key: 'demand-alert-late',
    by: 'grace',
    body: `The tier alert came after I had already crossed into tier 3.

It arrived at 7 p.m. on the 24th. By then the app showed 412 kWh, and the limit is 400. The setting says "warn me 10 % before".`,
    product: 'app',
    severity: 'P3',
    category: 'defect',
    written: { hoursAgo: 20 },
    steps: [
      { at: 1, by: 'haneul', act: 'take' },
      {
        at: 2,
        by: 'haneul',
        act: 'reply',
        body: `Hello Grace, thank you for the exact time. I can see that the alert was sent at 19:02, but your meter was offline from 14:10 to 18:55, and the app catches up only afterwards.

Could you tell me whether the router was restarted that day? Then I know whether it was the meter or our side.`,
      },
      { at: 2.1, by: 'haneul', act: 'wait_customer' },
      {
        at: 17.5,
        by: 'grace',
        act: 'customer',
        body: 'No restart. But my son says the Wi-Fi was down in the whole building that afternoon. If the meter remembers 48 hours, shouldn’t the alert use what it remembered?',
      },
    ],
  },
  // Handed over with what a colleague needs to know.
  {
    key: 'new-meter-silent',
    by: '남궁현',
    body: `교체로 받은 새 미터가 등록되지 않습니다.

화요일에 택배로 받아서 설명서대로 끼웠는데 앱에서 "이미 등록된 기기"라고 나옵니다. 지난주부터 사용량을 못 보고 있어요.`,
    product: 'meter',
    severity: 'P2',
    category: 'defect',
    written: { hoursAgo: 9 },
    steps: [
      { at: 0.6, by: 'dain', act: 'take' },
      {
        at: 1.4,
        by: 'dain',
        act: 'reply',
        body: '남궁현 님, 새 미터까지 이렇게 되어 죄송합니다. 출고 기록을 보니 반품 검사를 마친 기기가 나갔고, 예전 등록이 지워지지 않은 것 같습니다. 기기 담당에게 바로 넘기겠습니다.',
      },
      { at: 1.5, by: 'dain', act: 'wait_staff' },
      {
        at: 6,
        by: 'dain',
        act: 'hand_over',
        to: 'haneul',
        body: `배송은 끝났고 이제 미터 문제라 하늘 님께 넘깁니다.

- 반품 검사품이 나감. 일련번호 HM4-208817, 예전 등록은 2025년 11월 것
- 고객은 지난주부터 값을 못 봄. 오늘 안에 등록을 풀어 드린다고 말씀드렸음
- 등록을 풀 수 없으면 새 기기를 오늘 4시 전에 출고할 수 있음`,
      },
    ],
  },
  // Of a colleague who is away.
  {
    key: 'transfer-still-card',
    by: 'gipyo',
    body: `계좌이체로 바꿨는데 이번 달도 카드에서 빠져나갔습니다.

지난달 12일에 앱에서 바꿨고 확인 문자도 받았습니다. 카드 포인트 때문에 이번 달 실적이 어그러져서 여쭙니다.`,
    product: 'bills',
    severity: 'P2',
    category: 'price',
    written: { hoursAgo: 8.5 },
    steps: [
      { at: 0.8, by: 'taekyung', act: 'take' },
      {
        at: 2,
        by: 'taekyung',
        act: 'reply',
        body: '권기표 님, 변경은 12일에 접수됐지만 청구가 11일에 이미 만들어져 이번 달은 카드로 나갔습니다. 안내가 없었던 점 죄송합니다. 카드 결제를 취소하고 계좌로 다시 청구할 수 있는지 카드사에 물어보고 있습니다.',
      },
      { at: 2.1, by: 'taekyung', act: 'wait_staff' },
    ],
  },
  {
    key: 'vat-number-missing',
    by: 'marcus',
    body: `The invoice PDF has no business registration number on it.

My accountant needs the number of both sides. It was there until September. We have three guesthouses, so this is three invoices a month that I correct by hand.`,
    product: 'bills',
    severity: 'P3',
    category: 'defect',
    written: { hoursAgo: 6 },
    steps: [{ at: 1, by: 'taekyung', act: 'take' }],
  },
  // Promised news, of which Haneul is reminded today.
  {
    key: 'freezer-alert-missed',
    by: 'priya',
    body: `No alert when our freezer stopped on Saturday night.

The meter recorded 0 W from 23:40 on, the rule was "below 20 W for 15 minutes", and nothing was sent. We threw away dough for about 400,000 won.`,
    product: 'app',
    severity: 'P1',
    category: 'defect',
    written: { hoursAgo: 13 },
    steps: [
      { at: 0.4, by: 'haneul', act: 'take' },
      {
        at: 0.9,
        by: 'haneul',
        act: 'reply',
        body: `Priya, I am sorry. That is exactly what the alert is for. I have the record of that night in front of me: the rule fired at 23:55, and the message was not handed to the phone.

I have passed it on as urgent and will tell you what we found by today at the latest, with what we can do about the dough.`,
      },
      { at: 1, by: 'haneul', act: 'wait_staff' },
      {
        at: 7,
        by: 'haneul',
        act: 'note',
        body: 'Push provider refused 214 messages between 23:50 and 00:10 (expired certificate, renewed at 00:12). Nobody was paged. Compensation: asked @taekyung whether the goodwill budget covers spoiled stock.',
      },
    ],
  },
  // Not taken by anybody yet.
  {
    key: 'two-homes-one-bill',
    by: 'dohyun',
    body: `시골집과 아파트 고지서가 하나로 합쳐져 왔습니다.

시골집은 부모님 명의라 따로 받아야 합니다. 앱에서는 나뉘어 보이는데 고지서만 합쳐졌어요.`,
    product: 'bills',
    severity: 'P3',
    category: 'price',
    written: { answerLeft: 310 },
    steps: [],
  },
]

export const privateCases: readonly PrivateCase[] = [...earlierCases, ...openCases]

/** Of somebody without an account, confirmed by the link of a mail. */
export const contactCase = {
  key: 'order-without-news',
  name: '한정민',
  email: 'jungmin.han@mail.example',
  body: `11월 14일에 미터 두 대를 주문했는데 아직 출고 안내가 없습니다.

주문 확인 메일에는 영업일 3일이라고 적혀 있었습니다. 이사 날짜가 정해져 있어서 그 전에 받아야 합니다.`,
  reference: 'HW-O-88213',
  product: 'meter',
  answerLeft: 95,
} as const
