import type { Handle } from './cast.ts'

/** What customers said of how their case went, a day and some hours after it was resolved. */
export const ratings: readonly {
  /** Of the case. */
  thread: string
  by: Handle
  score: 1 | 2 | 3 | 4 | 5
  comment: string
  /** Hours after the question; `ago`: hours before the demo is made instead. */
  after: number | { ago: number }
}[] = [
  {
    thread: 'ko-rude-call',
    by: 'areum',
    score: 4,
    comment: '사과를 글로 받은 것은 처음이에요. 통화 녹음까지 다시 들어 주셔서 마음이 풀렸습니다.',
    after: 6,
  },
  { thread: 'en-charged-twice', by: 'tom', score: 5, comment: '', after: 20 },
  {
    thread: 'en-hidden-number',
    by: 'aoife',
    score: 5,
    comment: 'You changed it the same week and told me where to look. More of that, please.',
    after: 3,
  },
  {
    thread: 'missed-reading-1',
    by: 'sora',
    score: 4,
    comment: '다시 계산한 표까지 보내 주셔서 믿음이 갔어요.',
    after: 9,
  },
  {
    thread: 'missed-reading-2',
    by: 'areum',
    score: 3,
    comment: '고지서를 두 달이나 제가 먼저 발견해야 했습니다. 또 이러면 어떻게 아나요?',
    after: 5,
  },
  { thread: 'missed-reading-5', by: 'taeho', score: 5, comment: '', after: 2 },
  {
    thread: 'clamp-wrong-size',
    by: 'junho',
    score: 5,
    comment: '두 시간 만에 도착했습니다. 현장을 아는 분이 응대하시네요. 서다인 님 고맙습니다.',
    after: 4,
  },
  {
    thread: 'login-after-phone',
    by: 'mira',
    score: 5,
    comment: '저녁 장사 전에 해결해 주셨어요!',
    after: 7,
  },
  {
    thread: 'price-notice-late',
    by: 'minseok',
    score: 3,
    comment: '돌려받은 것은 좋지만 왜 사흘이나 걸렸는지 모르겠습니다.',
    after: 20,
  },
  { thread: 'moved-to-5ghz-2', by: 'seoyeon', score: 4, comment: '', after: 11 },
  {
    thread: 'chart-slow',
    by: 'kenji',
    score: 5,
    comment: 'From half a minute to a second. I told the whole building management.',
    after: 6,
  },
  {
    thread: 'tenant-still-sees',
    by: 'luis',
    score: 2,
    comment: 'He still sees them. I removed the share as you said, and this morning he sent me a screenshot.',
    after: { ago: 5 },
  },
  {
    thread: 'night-noise',
    by: 'ella',
    score: 5,
    comment: 'First quiet night. Thank you, Haneul, for not telling me to buy earplugs.',
    after: 14,
  },
]

/**
 * What several complaints have in common. `fixed`: named by an announcement on its day; `answers` are those of the people
 * who were told, from the day on which they are asked.
 */
export const causes: readonly {
  name: string
  note: string
  owner: Handle
  state: 'open' | 'planned'
  /** Keys of cases: of their threads, or of private ones. */
  cases: readonly string[]
  /** The name of the cause above. */
  under?: string
  fixed?: {
    announcement: string
    daysAgo: number
    /** Those that the cause had by then; `cases` came later. */
    cases: readonly string[]
    answers?: readonly { by: Handle; fixed: boolean }[]
  }
}[] = [
  { name: '청구와 결제', note: '', owner: 'taekyung', state: 'open', cases: [] },
  {
    name: '검침이 빠지면 지난달 값을 다시 씀',
    note: '3.1.2에서 추정값 표시까지만 들어갔고, 다시 계산하는 일은 검침 서버가 끊기면 돌지 않습니다. 서버 쪽 수정이 이번 주 일정에 있습니다.',
    owner: 'taekyung',
    state: 'planned',
    under: '청구와 결제',
    cases: ['ko-same-amount'],
    fixed: {
      announcement: 'ko-bills-missed-reading',
      daysAgo: 40.9,
      cases: ['missed-reading-1', 'missed-reading-2', 'missed-reading-3', 'missed-reading-4', 'missed-reading-5'],
      answers: [
        { by: 'sora', fixed: true },
        { by: 'taeho', fixed: true },
        { by: 'tom', fixed: false },
        { by: 'areum', fixed: false },
        { by: 'ben', fixed: false },
      ],
    },
  },
  {
    name: '이중 청구와 늦은 환불',
    note: '카드사가 취소를 거절하면 통보가 메일함에 쌓이기만 합니다. 결제 팀과 매일 아침 확인하기로 했습니다.',
    owner: 'taekyung',
    state: 'planned',
    under: '청구와 결제',
    cases: ['ko-refund-waiting', 'en-charged-twice', 'hub-swapped-old-bill', 'refund-short'],
  },
  { name: '미터', note: '', owner: 'haneul', state: 'open', cases: [] },
  {
    name: '미터가 5 GHz로 넘어가면 말없이 끊김',
    note: '펌웨어 4.2.1에서 앱이 먼저 알립니다. 이름이 같은 메시 공유기 일부는 다음 버전입니다.',
    owner: 'haneul',
    state: 'open',
    under: '미터',
    cases: [],
    fixed: {
      announcement: 'ko-firmware-421',
      daysAgo: 0.25,
      cases: ['moved-to-5ghz-1', 'moved-to-5ghz-2'],
    },
  },
  {
    name: '같은 미터가 두 번 고장',
    note: '빨간 불 세 번. 4.1 생산분의 전원부를 확인하고 있습니다.',
    owner: 'haneul',
    state: 'open',
    under: '미터',
    cases: ['ko-broken-twice', 'en-second-dead', 'new-meter-silent'],
  },
  { name: '하루와트 앱', note: '', owner: 'haneul', state: 'open', cases: [] },
  {
    name: 'CSV에서 음수 부호가 사라짐',
    note: 'Excel용 서식에서 부호가 빠집니다. 두 줄이면 고칩니다. 배포 순서를 기다리는 중입니다.',
    owner: 'haneul',
    state: 'planned',
    under: '하루와트 앱',
    cases: ['en-csv-third-release'],
  },
  {
    name: '알림이 늦거나 오지 않음',
    note: '푸시 인증서가 밤에 만료됐을 때 아무도 불려 나오지 않았습니다. 만료 2주 전 경보를 넣기로 했습니다.',
    owner: 'haneul',
    state: 'planned',
    under: '하루와트 앱',
    cases: ['freezer-alert-missed', 'demand-alert-late', 'ko-night-push'],
  },
  {
    name: '작아서 읽기 어려운 글자',
    note: '',
    owner: 'haneul',
    state: 'open',
    under: '하루와트 앱',
    cases: ['ko-small-text', 'en-hidden-number'],
  },
  {
    name: '설치 방문과 배송 지연',
    note: '기사님 일정이 바뀌어도 고객에게 알림이 가지 않습니다.',
    owner: 'dain',
    state: 'open',
    cases: ['ko-visit-missed', 'en-late-clamps', 'visit-moved-no-word', 'order-without-news'],
  },
]
